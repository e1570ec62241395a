/** An audit line as it was hashed: times in microseconds since 1970, values as the text that was sent. */
export type ChainedLine = {
  programmeId: string;
  auditLineId: string;
  occurredUs: string;
  accountId: string | null;
  act: string;
  objectKind: string;
  objectId: string;
  before: string | null;
  after: string | null;
  requestId: string;
};

/** The place of a line in the chain of its programme; the line is null when it is no longer there. */
export type Link = Head & { linkedUs: string; previousHash: string; line: ChainedLine | null };

/** Where a chain ends: the number of its last link, and that link's hash. */
export type Head = { sequence: number; hash: string };

/** A head that was written down outside the database. */
export type Anchor = Head & { programme: string; on: string };

export const FAULT_KINDS = [
  "beginning-cut",
  "missing",
  "line-removed",
  "altered",
  "not-following",
  "end-cut",
  "differs-from-anchor",
] as const;
/** What is wrong with the links of a chain, from one number to another. */
export type Fault = { kind: (typeof FAULT_KINDS)[number]; from: number; to: number };

/** Gives the hash of a text: SHA-256 in hexadecimal. */
export type Digest = (text: string) => string;

const FORMAT = "tern audit 1";
/** The head of a chain without links. */
export const EMPTY: Head = { sequence: 0, hash: "0".repeat(64) };

/** Walks a chain from its first link to its last.
 *  @param links   in the order of their numbers
 *  @param against anchors of the same programme, in any order, and the hash
 *  @returns where the chain ends, and every fault: links that were altered, removed, moved, or cut off at either end
 *  @source docs/decisions/0042-audit-lines-form-a-chain.md */
export async function checkChain(
  links: AsyncIterable<Link>,
  { anchors, digest }: { anchors: readonly Anchor[]; digest: Digest },
): Promise<{ head: Head; faults: Fault[] }> {
  const anchored = Map.groupBy(anchors, ({ sequence }) => sequence);
  const faults: Fault[] = [];
  let head = EMPTY;
  for await (const link of links) {
    const { sequence, hash } = link;
    faults.push(...faultsOf(link, head, digest));
    if (anchored.get(sequence)?.some((anchor) => anchor.hash !== hash))
      faults.push(at("differs-from-anchor", sequence));
    head = { sequence, hash };
  }
  const anchoredEnd = Math.max(0, ...anchored.keys());
  if (anchoredEnd > head.sequence) faults.push({ kind: "end-cut", from: head.sequence + 1, to: anchoredEnd });
  return { head, faults: joinNeighbours(faults) };
}

/** What is hashed of a link and its line: named parts with their lengths in bytes, so that no two lines make one text.
 *  The database says the same in tern_audit_text. */
export function hashedText({ sequence, linkedUs, previousHash }: Link, line: ChainedLine): string {
  const parts: [string, string | null][] = [
    ["programme", line.programmeId],
    ["sequence", String(sequence)],
    ["linked", linkedUs],
    ["previous", previousHash],
    ["line", line.auditLineId],
    ["occurred", line.occurredUs],
    ["account", line.accountId],
    ["act", line.act],
    ["kind", line.objectKind],
    ["object", line.objectId],
    ["before", line.before],
    ["after", line.after],
    ["request", line.requestId],
  ];
  return [
    FORMAT,
    ...parts.map(([name, value]) => name + (value === null ? "" : `:${bytesOf(value)}:${value}`)),
    "",
  ].join("\n");
}

function faultsOf(link: Link, before: Head, digest: Digest): Fault[] {
  const { sequence, line } = link;
  const faults: Fault[] = [];
  const expected = before.sequence + 1;
  // What follows a gap cannot follow on from what stands before it: that is one fault, not two.
  if (sequence > expected)
    faults.push({ kind: before.sequence === 0 ? "beginning-cut" : "missing", from: expected, to: sequence - 1 });
  else if (link.previousHash !== before.hash) faults.push(at("not-following", sequence));
  if (line === null) faults.push(at("line-removed", sequence));
  else if (digest(hashedText(link, line)) !== link.hash) faults.push(at("altered", sequence));
  return faults;
}

function at(kind: Fault["kind"], sequence: number): Fault {
  return { kind, from: sequence, to: sequence };
}

/** One fault for links next to each other that have the same. In the order of their first numbers. */
function joinNeighbours(faults: readonly Fault[]): Fault[] {
  const joined: Fault[] = [];
  for (const kind of FAULT_KINDS)
    for (const fault of faults.filter((one) => one.kind === kind)) {
      const last = joined.at(-1);
      if (last?.kind === kind && last.to === fault.from - 1) last.to = fault.to;
      else joined.push({ ...fault });
    }
  return joined.toSorted((one, other) => one.from - other.from);
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
