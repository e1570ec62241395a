import { createHash } from "node:crypto";
import { type Database, inProgramme } from "#app/lib/database.server.ts";
import { checkChain, EMPTY, type Anchor, type Fault, type Head } from "./audit-chain.ts";
import { countUnlinked, listProgrammes, readChain } from "./audit-chain.queries.server.ts";

/** What was found of the chain of one programme. */
export type Verdict = {
  programme: string;
  head: Head;
  faults: Fault[];
  /** Lines that are in no link: they were added past the database's own rule. */
  unlinked: number;
};

/** Reads and checks the chains of all programmes.
 *  @param anchors heads that were written down outside; a programme that has some and is not there any more is found cut
 *  @returns one verdict for each programme, by code */
export async function verifyAudit(database: Database, anchors: readonly Anchor[]): Promise<Verdict[]> {
  const anchorsOf = Map.groupBy(anchors, ({ programme }) => programme);
  const verdicts: Verdict[] = [];
  for (const { programmeId, code } of await listProgrammes(database)) {
    const against = { anchors: anchorsOf.get(code) ?? [], digest: sha256 };
    const context = { programmeId, accountId: null, requestId: "audit" };
    const unlinked = await inProgramme(database, context, countUnlinked);
    verdicts.push({ programme: code, unlinked, ...(await checkChain(readChain(database, programmeId), against)) });
    anchorsOf.delete(code);
  }
  for (const [programme, heads] of anchorsOf) verdicts.push(goneProgramme(programme, heads));
  return verdicts;
}

function goneProgramme(programme: string, heads: readonly Anchor[]): Verdict {
  const to = Math.max(...heads.map(({ sequence }) => sequence));
  return { programme, head: EMPTY, unlinked: 0, faults: [{ kind: "end-cut", from: 1, to }] };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
