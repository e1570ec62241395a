import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll } from "vitest";

/** What the mail server answers to some recipients; like many servers it quotes the address. */
const ANSWERS: Record<string, { code: number; words: string }> = {
  "moved@example.org": { code: 550, words: "<moved@example.org>: no such person here" },
  "full@example.org": { code: 452, words: "<full@example.org>: mailbox full" },
};
const answer = ({ code, words }: { code: number; words: string }) =>
  Object.assign(new Error(words), { responseCode: code });

/** A mail server for the tests of one file, on this machine. It refuses moved@, puts off full@, refuses the text for strict@, hangs up on lost@ (all
 *  of example.org), lets nobody sign in, and keeps every other letter in `received`. */
export async function startMailServer(): Promise<{ port: number; received: Email[] }> {
  const received: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth({ username = "" }, _session, callback) {
      callback(answer({ code: 535, words: `${username}: wrong password` }));
    },
    onRcptTo({ address: to }, _session, callback) {
      const refusal = ANSWERS[to];
      callback(refusal && answer(refusal));
    },
    onData(stream, session, callback) {
      const [recipient] = session.envelope.rcptTo;
      // Ends every connection there is, in the middle of a letter.
      if (recipient?.address === "lost@example.org") {
        stream.once("error", () => callback());
        for (const { _socket } of server.connections) _socket.destroy();
        return;
      }
      if (recipient?.address === "strict@example.org") {
        stream.resume();
        stream.once("end", () => callback(answer({ code: 554, words: "for strict@example.org: text refused" })));
        return;
      }
      void buffer(stream)
        .then((bytes) => PostalMime.parse(bytes))
        .then((mail) => received.push(mail))
        .then(() => callback());
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  const address = server.server.address();
  return { port: typeof address === "object" && address ? address.port : 0, received };
}
