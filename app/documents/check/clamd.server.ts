import { once } from "node:events";
import { connect, type Socket } from "node:net";

const PATIENCE_MS = 60_000;

/** What a virus scanner said: nothing found, the name of what it found, or nothing at all. */
export type ScanVerdict = { found: null } | { found: string } | "no-answer";

/** Asks a clamd to look at a stream.
 *  @param address host:port, or the path of its socket
 *  @returns "no-answer" when it cannot be reached, breaks off, or says that it could not look
 *  @source clamd(8), command INSTREAM: chunks with their length in four bytes, then a length of zero */
export async function scanForViruses(address: string, source: AsyncIterable<Uint8Array>): Promise<ScanVerdict> {
  let socket: Socket | undefined;
  try {
    socket = await open(address);
    const answer = readAnswer(socket);
    socket.write("zINSTREAM\0");
    // It may answer before it has seen everything, and then reads no further.
    const answered = answer.then(
      () => true,
      () => true,
    );
    for await (const bytes of source) {
      const isEnough = await Promise.race([answered, sendChunk(socket, bytes)]);
      if (isEnough) break;
    }
    socket.write(Buffer.alloc(4));
    return verdictOf(await answer);
  } catch (error) {
    if (error instanceof ScannerError) return "no-answer";
    throw error;
  } finally {
    socket?.destroy();
  }
}

/** Something of the scanner's, and not of the document's. */
class ScannerError extends Error {}

async function open(address: string): Promise<Socket> {
  const [host, port] = address.split(":");
  const socket = address.startsWith("/") ? connect(address) : connect(Number(port), host);
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new ScannerError("the scanner is silent")));
  try {
    await once(socket, "connect");
  } catch (cause) {
    throw new ScannerError("the scanner cannot be reached", { cause });
  }
  return socket;
}

/** Begins to listen at once, because a scanner may refuse a document before it has seen all of it. */
function readAnswer(socket: Socket): Promise<string> {
  const answer = new Promise<string>((resolve, reject) => {
    let text = "";
    socket.on("data", (bytes: Buffer) => {
      text += bytes.toString("latin1");
      if (text.includes("\0")) resolve(text);
    });
    socket.once("error", (cause) => reject(new ScannerError("the scanner broke off", { cause })));
    socket.once("close", () => reject(new ScannerError("the scanner closed without an answer")));
  });
  // Awaited only after everything is sent; until then a failure must not end the process.
  answer.catch(() => undefined);
  return answer;
}

/** @returns false, once there is room for the next chunk */
async function sendChunk(socket: Socket, bytes: Uint8Array): Promise<false> {
  // A length of zero would mean the end.
  if (bytes.length === 0) return false;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  socket.write(length);
  if (!socket.write(bytes)) await once(socket, "drain");
  return false;
}

function verdictOf(answer: string): ScanVerdict {
  const [, said = ""] = /^stream: (.+)\0/s.exec(answer) ?? [];
  if (said === "OK") return { found: null };
  return said.endsWith(" FOUND") ? { found: said.slice(0, -" FOUND".length) } : "no-answer";
}
