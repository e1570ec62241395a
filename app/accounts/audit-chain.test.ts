import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { checkChain, EMPTY, hashedText, type Anchor, type ChainedLine, type Link } from "./audit-chain.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

const LINE: ChainedLine = {
  programmeId: "0193b0a0-0000-7000-8000-000000000001",
  auditLineId: "0193b0a0-0000-7000-8000-000000000002",
  occurredUs: "1795305600000001",
  accountId: null,
  act: "needs/save-teams",
  objectKind: "programme",
  objectId: "lesotho",
  before: null,
  after: '{"name":"Mokhotlong – ’Malineo"}',
  requestId: "r-1",
};

test("what is hashed of a line says each part by name, with its length in bytes, and leaves out what is not there", () => {
  const link = { sequence: 7, hash: "", linkedUs: "1795305600000002", previousHash: EMPTY.hash, line: LINE };
  expect(hashedText(link, LINE)).toBe(
    [
      "tern audit 1",
      "programme:36:0193b0a0-0000-7000-8000-000000000001",
      "sequence:1:7",
      "linked:16:1795305600000002",
      `previous:64:${"0".repeat(64)}`,
      "line:36:0193b0a0-0000-7000-8000-000000000002",
      "occurred:16:1795305600000001",
      "account",
      "act:16:needs/save-teams",
      "kind:9:programme",
      "object:7:lesotho",
      "before",
      `after:36:${LINE.after}`,
      "request:3:r-1",
      "",
    ].join("\n"),
  );
});

describe("a chain of five lines", () => {
  const chain = chainOf(5);

  test("is whole, and ends at its fifth", async () => {
    expect(await faultsOf(chain)).toEqual([]);
    expect((await check(chain)).head).toEqual({ sequence: 5, hash: chain[4]?.hash });
  });

  test("is whole against the anchors of its third and its fifth line", async () => {
    expect(await faultsOf(chain, [anchorOf(chain, 3), anchorOf(chain, 5)])).toEqual([]);
  });

  // ASVS V11.4.3
  test.each<[string, (links: Link[]) => Link[], string[]]>([
    ["a changed value", (links) => replaced(links, 3, { after: "{}" }), ["altered 3-3"]],
    ["a line of nobody that becomes somebody's", (links) => replaced(links, 2, { accountId: "a" }), ["altered 2-2"]],
    ["a time that is a microsecond later", (links) => replaced(links, 2, { occurredUs: "10" }), ["altered 2-2"]],
    ["two links removed", (links) => without(links, 2, 3), ["missing 2-3"]],
    [
      "only the line removed",
      (links) => links.map((link) => (link.sequence === 4 ? { ...link, line: null } : link)),
      ["line-removed 4-4"],
    ],
    ["the beginning cut off", (links) => without(links, 1, 2), ["beginning-cut 1-2"]],
    [
      "a removed line whose number the others took",
      (links) => numberedAnew(without(links, 2)),
      ["altered 2-4", "not-following 2-2"],
    ],
    ["two lines that changed places", (links) => numberedAnew(swapped(links)), ["altered 2-3", "not-following 2-4"]],
    ["a line written anew, with a hash that suits it", (links) => rehashed(links, 3), ["not-following 4-4"]],
  ])("shows %s, and where", async (_, tamper, faults) => {
    expect(await faultsOf(tamper(chain))).toEqual(faults);
  });

  test("shows no end cut off by itself, but against an anchor", async () => {
    expect(await faultsOf(without(chain, 4, 5))).toEqual([]);
    expect(await faultsOf(without(chain, 4, 5), [anchorOf(chain, 5)])).toEqual(["end-cut 4-5"]);
    expect(await faultsOf([], [anchorOf(chain, 5)])).toEqual(["end-cut 1-5"]);
  });

  test("shows that all of it was written anew, against an anchor", async () => {
    const anew = chainOf(5, "somebody else");
    expect(await faultsOf(anew)).toEqual([]);
    expect(await faultsOf(anew, [anchorOf(chain, 4)])).toEqual(["differs-from-anchor 4-4"]);
  });
});

function chainOf(length: number, requestId = "r"): Link[] {
  const links: Link[] = [];
  for (let sequence = 1; sequence <= length; sequence++) {
    const line = { ...LINE, auditLineId: `line ${sequence}`, requestId };
    const link = {
      sequence,
      linkedUs: String(sequence),
      previousHash: links.at(-1)?.hash ?? EMPTY.hash,
      hash: "",
      line,
    };
    links.push({ ...link, hash: digest(hashedText(link, line)) });
  }
  return links;
}

function anchorOf(links: Link[], sequence: number): Anchor {
  return { programme: "lesotho", on: "2026-11-22", sequence, hash: links[sequence - 1]?.hash ?? "" };
}

function replaced(links: Link[], sequence: number, changes: Partial<ChainedLine>): Link[] {
  return links.map((link) =>
    link.sequence === sequence ? { ...link, line: { ...LINE, ...link.line, ...changes } } : link,
  );
}

function rehashed(links: Link[], sequence: number): Link[] {
  return replaced(links, sequence, { act: "needs/save-floors" }).map((link) =>
    link.sequence === sequence && link.line ? { ...link, hash: digest(hashedText(link, link.line)) } : link,
  );
}

function without(links: Link[], ...sequences: number[]): Link[] {
  return links.filter(({ sequence }) => !sequences.includes(sequence));
}

function swapped([first, second, third, ...rest]: Link[]): Link[] {
  return [first, third, second, ...rest].filter((link) => link !== undefined);
}

function numberedAnew(links: Link[]): Link[] {
  return links.map((link, index) => ({ ...link, sequence: index + 1 }));
}

async function check(links: Link[], anchors: Anchor[] = []) {
  async function* inOrder() {
    await Promise.resolve();
    yield* links;
  }
  return await checkChain(inOrder(), { anchors, digest });
}

async function faultsOf(links: Link[], anchors: Anchor[] = []): Promise<string[]> {
  return (await check(links, anchors)).faults.map(({ kind, from, to }) => `${kind} ${from}-${to}`);
}
