/** Something in one record of an import that cannot be taken. Every slice lists its codes in refusals.ts. */
export type RowProblem = {
  /** The code of the record: of a person, a request, a hospital; or a name where records have no code. */
  record: string;
  /** The field of the record's type that is at fault. */
  field: string;
  code: string;
  details: Record<string, string | number>;
};
