import { refuse, type Refusal } from "./refusal.ts";

/** Something in one record of an import that cannot be taken. Every slice lists its codes in refusals.ts. */
export type RowProblem = {
  /** The code of the record: of a person, a request, a hospital; or a name where records have no code. */
  record: string;
  /** The field of the record's type that is at fault. */
  field: string;
  code: string;
  details: Record<string, string | number>;
};

/** A refusal of a whole list because of some of its records. */
export type RowsRefusal<Code extends string = string> = Refusal<Code> & { problems: RowProblem[] };

/** Refuses a list, naming everything that is wrong with it. */
export function refuseRows<Code extends string>(code: Code, problems: RowProblem[]): RowsRefusal<Code> {
  return { ...refuse(code, { problems: problems.length }), problems };
}

/** A problem for each record whose key another record has before it.
 *  @param code the slice's code for "listed twice" */
export function listedTwice(keys: readonly string[], { field, code }: { field: string; code: string }): RowProblem[] {
  const seen = new Set<string>();
  return keys.flatMap((record) => {
    const again = seen.has(record);
    seen.add(record);
    return again ? [{ record, field, code, details: { value: record } }] : [];
  });
}
