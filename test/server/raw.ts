import { connect, type Socket } from "node:net";

/** Sends bytes as they stand, which no well-behaved client would, and reads until the server closes the connection.
 *  @returns what it answered; empty when it only closed */
export async function sendRaw(url: string, bytes: string): Promise<string> {
  const socket = openSocket(url);
  socket.write(bytes);
  return await answerOf(socket);
}

/** A connection to the server, for a test that speaks slowly. */
export function openSocket(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect({ host: hostname, port: Number(port) });
}

/** All that comes until the connection is closed. */
export async function answerOf(socket: Socket): Promise<string> {
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  // A server that refuses may close while we still write.
  socket.on("error", () => undefined);
  await new Promise((resolve) => socket.once("close", resolve));
  return answer;
}
