import type { Effect, KeptReason } from "./holding.ts";

/** Rows of one table, by their number. */
export type TableCount = { table: string; rows: number };

/** What became of the data of a person who was erased. It says nothing about whose they were. */
export type ErasureCertificate = {
  format: "tern-erasure/1";
  /** Of the certificate, of what the person asked (null when their time was over), and of the web request or job that did it. */
  erasure: string;
  personalRequest: string | null;
  request: string;
  programme: string;
  /** An instant, as ISO 8601 has it. */
  erasedAt: string;
  removed: TableCount[];
  /** Rows that stay, with a random code in the place of the person. */
  replaced: TableCount[];
  /** Texts about others that named the person, and columns that hold a fixed value now. */
  blanked: TableCount[];
  kept: (TableCount & { reason: KeptReason })[];
  /** True when the person's account stays, because another programme has it too. */
  accountStays: boolean;
  /** The last day on which a copy of the database from before may still be kept. */
  backupsGoneOn: string;
};

/** The parts of a certificate that come from counting what there was.
 *  @param counts rows by place, with what was done to them; places of one table are added up */
export function partsOf(
  counts: readonly { table: string; count: number; effect: Effect }[],
): Pick<ErasureCertificate, "removed" | "replaced" | "blanked" | "kept"> {
  const of = (...effects: Effect["does"][]) => addedUp(counts.filter(({ effect }) => effects.includes(effect.does)));
  const kept = counts.flatMap(({ table, count: rows, effect }) =>
    effect.does === "kept" ? [{ table, rows, reason: effect.reason }] : [],
  );
  return { removed: of("removed"), replaced: of("replaced"), blanked: of("blanked", "scrubbed"), kept };
}

/** The text of a certificate: what its digest is of, and what the JSON file has. */
export function certificateText(certificate: ErasureCertificate): string {
  return `${JSON.stringify(certificate, null, 1)}\n`;
}

function addedUp(counts: readonly { table: string; count: number }[]): TableCount[] {
  const byTable = Map.groupBy(counts, ({ table }) => table);
  return [...byTable].map(([table, places]) => ({ table, rows: places.reduce((sum, { count }) => sum + count, 0) }));
}
