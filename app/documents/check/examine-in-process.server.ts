import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { CHECK_REFUSALS, type CheckRefusal, type MediaType } from "../document.ts";

/** A picture of 50 million points takes half of the memory, and on a busy machine half of the time. */
const LIMITS = { seconds: 60, memoryKilobytes: 1_500_000 };
/** Nothing but reading the program: no writing, no other process. */
const RIGHTS = ["--permission", "--allow-fs-read=*", "--allow-addons", "--disable-warning=SecurityWarning"];
const PROGRAM = fileURLToPath(new URL("./examine-process.ts", import.meta.url));

const verdictSchema = z.union([
  z.object({ refused: z.enum(CHECK_REFUSALS) }),
  z.object({ pages: z.int().positive().nullable() }),
]);
/** What came of it; a picture drawn anew went to `redraw` before. */
export type Verdict<Redrawn> = { refused: CheckRefusal } | { pages: number | null; redrawn: Redrawn };

/** Looks into a document in a process of its own, with bounded memory and time and without any of our secrets.
 *  @param document.redraw takes what the process puts out: a picture drawn anew, nothing of a PDF
 *  @returns documents/unreadable also when the process takes too much or breaks off
 *  @throws what the bytes or `redraw` throw */
export async function examineInProcess<Redrawn>(document: {
  mediaType: MediaType;
  bytes: AsyncIterable<Uint8Array>;
  redraw: (picture: Readable) => Promise<Redrawn>;
  limits?: typeof LIMITS;
}): Promise<Verdict<Redrawn>> {
  const examining = start(document.mediaType, document.limits ?? LIMITS);
  const { stdin, stdout } = examining;
  if (stdin === null || stdout === null) throw new Error("the process was started without pipes");
  const verdict = verdictOf(examining);
  const redrawing = document.redraw(stdout);
  const given = pipeline(document.bytes, stdin).catch((error: unknown) => {
    // It may end before it has read everything; that is told by its verdict.
    if (!isBrokenPipe(error)) throw error;
  });
  try {
    const [, redrawn, found] = await Promise.all([given, redrawing, verdict]);
    return "refused" in found ? found : { pages: found.pages, redrawn };
  } finally {
    examining.kill("SIGKILL");
  }
}

function start(mediaType: MediaType, { seconds, memoryKilobytes }: typeof LIMITS): ChildProcess {
  const limited = [
    "-c",
    `ulimit -d ${memoryKilobytes}; exec "$0" "$@"`,
    process.execPath,
    ...RIGHTS,
    PROGRAM,
    mediaType,
  ];
  return spawn("/bin/sh", limited, {
    env: {},
    stdio: ["pipe", "pipe", "ignore", "ipc"],
    timeout: seconds * 1000,
    killSignal: "SIGKILL",
  });
}

async function verdictOf(examining: ChildProcess): Promise<z.infer<typeof verdictSchema>> {
  let said: unknown;
  examining.on("message", (message) => (said = message));
  await once(examining, "close");
  const verdict = verdictSchema.safeParse(said);
  return verdict.success && examining.exitCode === 0 ? verdict.data : { refused: "documents/unreadable" };
}

function isBrokenPipe(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    ["EPIPE", "ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"].includes(String(error.code))
  );
}
