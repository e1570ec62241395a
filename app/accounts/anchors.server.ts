import { existsSync } from "node:fs";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { Anchor } from "./audit-chain.ts";

const anchorSchema = z.object({
  programme: z.string().min(1),
  sequence: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  on: z.iso.date(),
});

/** A file of anchors cannot be understood. */
export class UnreadableAnchors extends Error {
  readonly lineNumber: number;
  constructor(file: string, lineNumber: number) {
    super(`${file}, line ${lineNumber}: not an anchor`);
    this.lineNumber = lineNumber;
  }
}

/** The anchors in a file, one JSON object a line; none when the file is not there.
 *  @throws UnreadableAnchors at the first line that is no anchor */
export async function readAnchors(file: string): Promise<Anchor[]> {
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const anchor = anchorSchema.safeParse(parsedOrNull(line)).data;
    if (anchor === undefined) throw new UnreadableAnchors(file, index + 1);
    return [anchor];
  });
}

/** Adds an anchor at the end of a file, and waits until the disk has it. A second one of a programme and day is left out.
 *  @returns the anchor that the file has of that programme and day */
export async function keepAnchor(file: string, anchor: Anchor): Promise<Anchor> {
  const isOfThatDay = ({ programme, on }: Anchor) => programme === anchor.programme && on === anchor.on;
  const kept = (await readAnchors(file)).find(isOfThatDay);
  if (kept !== undefined) return kept;
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "a", 0o600);
  try {
    await handle.appendFile(`${JSON.stringify(anchorSchema.parse(anchor))}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return anchor;
}

function parsedOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
