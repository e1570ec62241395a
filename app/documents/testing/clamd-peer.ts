import { createServer, type Server } from "node:net";

/** The EICAR test file, in two halves so that no scanner minds this one. */
export const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** A peer that speaks clamd's protocol and knows one signature: what says EICAR. */
export function clamdPeer(): Server {
  return createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      const streamed = streamIn(received);
      if (streamed === null) return;
      socket.end(streamed.includes("EICAR") ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0");
    });
  });
}

/** What was streamed; null until its end has come. */
function streamIn(received: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return received.toString("latin1").startsWith(command) ? Buffer.concat(chunks) : null;
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
