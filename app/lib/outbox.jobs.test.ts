import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { type Environment, readEnvironment } from "./environment.server.ts";
import { log } from "./log.server.ts";
import { deliverOutbox, enqueueMail } from "./outbox.server.ts";

const { database, url, context, inProgramme, asSuperuser } = await testDatabase();

const received: Email[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, callback) {
    void buffer(stream)
      .then((bytes) => PostalMime.parse(bytes))
      .then((mail) => received.push(mail))
      .then(() => callback());
  },
});
server.listen(0, "127.0.0.1");
await once(server.server, "listening");
const address = server.server.address();
const port = typeof address === "object" && address ? address.port : 0;
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

const settings = { DATABASE_URL: url, TERN_SECRET: "a secret of the tests, long enough" };
const withServer = readEnvironment({ ...settings, TERN_SMTP_URL: `smtp://127.0.0.1:${port}` });
const letter = {
  key: "placement-7-confirmed",
  to: "thabo@example.org",
  subject: "You are expected",
  text: "On Monday.",
};

const deliver = (environment: Environment) =>
  deliverOutbox.run(
    { programmeId: context.programmeId },
    { database, environment, log, signal: new AbortController().signal },
  );

beforeEach(async () => {
  received.length = 0;
  await asSuperuser("delete from outbox_message");
  await inProgramme((transaction) => enqueueMail(transaction, context, letter));
});

describe("a letter in the outbox", () => {
  test("is delivered once, from Tern, under an identifier made of its key", async () => {
    await deliver(withServer);
    await deliver(withServer);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ subject: "You are expected", to: [{ address: "thabo@example.org" }] });
    expect(received[0]?.messageId).toBe(`<${Buffer.from(letter.key).toString("base64url")}@example.org>`);
  });

  test("is written only once under one key", async () => {
    await inProgramme((transaction) => enqueueMail(transaction, context, letter));
    await deliver(withServer);
    expect(received).toHaveLength(1);
  });

  test("waits when no mail server is set, and when the mail server cannot be reached", async () => {
    await deliver(readEnvironment(settings));
    await expect(deliver(readEnvironment({ ...settings, TERN_SMTP_URL: "smtp://127.0.0.1:1" }))).rejects.toThrow();
    await deliver(withServer);
    expect(received).toHaveLength(1);
  });
});
