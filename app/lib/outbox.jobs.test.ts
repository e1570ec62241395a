import { pino } from "pino";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { saveConsents, stateConsent } from "#app/accounts/consent.commands.server.ts";
import { findConsentFile } from "#app/accounts/consent.queries.server.ts";
import { saveProfessionals } from "#app/mapping/professional.commands.server.ts";
import { agreesToEverything, aProfessional } from "#test/small-programme.ts";
import { testDatabase } from "#test/database.ts";
import { startMailServer } from "#test/mail-server.ts";
import { addMember } from "#test/members.ts";
import { type Environment, readEnvironment } from "./environment.server.ts";
import { runJobs } from "./job-runner.server.ts";
import { deliverOutbox, enqueueMail, enqueueSealedMail } from "./outbox.server.ts";

const { database, url, context, inProgramme, anotherProgramme, asSuperuser } = await testDatabase();

const { port, received } = await startMailServer();

const settings = { DATABASE_URL: url, TERN_SECRET: "a secret of the tests, long enough" };
const withServer = readEnvironment({ ...settings, TERN_SMTP_URL: `smtp://127.0.0.1:${port}` });
const PEOPLE = ["thabo", "moved", "full", "strict", "lost"].map((name) => `${name}@example.org`);
const accounts = new Map<string, string>();
for (const email of PEOPLE) accounts.set(email, await addMember(asSuperuser, context, { role: "officer", email }));
const letter = {
  purpose: "service" as const,
  key: "placement-7-confirmed",
  to: accounts.get("thabo@example.org") ?? "",
  subject: "You are expected",
  text: "On Monday.",
};

let logged = "";
const log = pino(
  { level: "trace", serializers: { error: pino.stdSerializers.err } },
  { write: (line) => (logged += line) },
);

const deliver = (environment: Environment) =>
  deliverOutbox.run(
    { programmeId: context.programmeId },
    { database, environment, log, signal: new AbortController().signal },
  );
/** Puts letters to some people behind the one that waits already, and in front of one more to Thabo. */
const alsoTo = (...people: string[]) =>
  inProgramme(async (transaction) => {
    for (const email of people)
      await enqueueMail(transaction, context, { ...letter, key: `to ${email}`, to: accounts.get(email) ?? "" });
    await enqueueMail(transaction, context, { ...letter, key: "last", subject: "The last" });
  });
const marks = async (key: string) => {
  const { rows } = await asSuperuser(
    `select attempts, failure, failed_at is not null as failed, delivered_at is not null as delivered,
            ceil(extract(epoch from try_again_at - now()) / 60)::int as minutes
     from outbox_message where idempotency_key = $1`,
    [key],
  );
  return rows[0] as unknown;
};
const secondsToNextDelivery = async () => {
  const { rows } = await asSuperuser(
    `select extract(epoch from start_after - now())::int as seconds from pgboss.job
     where singleton_key like '% later %' and state = 'created' order by start_after`,
  );
  return rows.map(({ seconds }: { seconds: number }) => seconds);
};
const within = (least: number, most: number) =>
  expect.toSatisfy((seconds: number) => seconds > least && seconds <= most) as unknown;

beforeEach(async () => {
  received.length = 0;
  logged = "";
  await asSuperuser("delete from pgboss.job");
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

  test("for a purpose that its reader withdrew is not sent, though it waited already; one about the account is", async () => {
    const thabo = accounts.get("thabo@example.org") ?? "";
    await asSuperuser("delete from professional");
    await inProgramme(async (transaction) => {
      await saveProfessionals(transaction, context, [aProfessional()]);
      await saveConsents(transaction, context, [agreesToEverything("P1")]);
    });
    await asSuperuser("update professional set account_id = $1", [thabo]);
    const news = { ...letter, purpose: "contact-by-programme" as const };
    await inProgramme((transaction) => enqueueMail(transaction, context, { ...news, key: "wanted" }));
    await deliver(withServer);
    expect(received).toHaveLength(2);
    await inProgramme(async (transaction) => {
      await enqueueMail(transaction, context, { ...news, key: "unwanted" });
      await enqueueMail(transaction, context, { ...letter, key: "about the account" });
    });
    await inProgramme(async (transaction) => {
      const person = (await findConsentFile(transaction, "P1"))!;
      const withdrawn = { purpose: "contact-by-programme", answer: "withdrawn", channel: "page" } as const;
      const said = { ...withdrawn, text: { version: 1, language: "en" }, saidOn: null, validUntil: null };
      await stateConsent(transaction, context, { person, said });
    });
    await deliver(withServer);
    expect(await marks("unwanted")).toMatchObject({ failed: true, failure: "no-consent" });
    expect(await marks("about the account")).toMatchObject({ delivered: true });
    expect(received.map(({ subject }) => subject).at(-1)).toBe("What you agree to has changed");
  });

  test("to somebody who does not belong to the programme is not sent", async () => {
    const { accountId } = await anotherProgramme("rwanda");
    await inProgramme((transaction) =>
      enqueueMail(transaction, context, { ...letter, key: "stranger", to: accountId }),
    );
    await deliver(withServer);
    expect(received).toHaveLength(1);
    expect(await marks("stranger")).toMatchObject({ failed: true, failure: "address-refused" });
  });

  test("is written only once under one key", async () => {
    await inProgramme((transaction) => enqueueMail(transaction, context, letter));
    await deliver(withServer);
    expect(received).toHaveLength(1);
  });

  test("waits when no mail server is set, and is due again ten minutes later", async () => {
    await deliver(readEnvironment(settings));
    expect(await marks(letter.key)).toMatchObject({ attempts: 0, delivered: false, failed: false });
    expect(await secondsToNextDelivery()).toEqual([within(540, 600)]);
    await deliver(withServer);
    expect(received).toHaveLength(1);
  });

  // ASVS V16.5.2
  test.each([
    ["cannot be reached", "smtp://127.0.0.1:1", '"code":"ESOCKET","command":"CONN"'],
    ["does not let us in", `smtp://tern%40example.org:wrong@127.0.0.1:${port}`, '"code":"EAUTH","responseCode":535'],
  ])("waits when the mail server %s, and the log says why", async (_why, TERN_SMTP_URL, why) => {
    await deliver(readEnvironment({ ...settings, TERN_SMTP_URL }));
    expect(await marks(letter.key)).toMatchObject({ attempts: 0, delivered: false, failed: false });
    expect(await secondsToNextDelivery()).toEqual([within(60, 120)]);
    expect(logged).toContain(why);
    expect(logged).not.toMatch(/@|wrong/);
    await deliver(withServer);
    expect(received).toHaveLength(1);
  });
});

describe("a letter that lets whoever reads it in", () => {
  const hidden = {
    ...letter,
    key: "hidden",
    text: "https://tern.example.org/letter/word",
    secret: settings.TERN_SECRET,
  };
  const kept = async () => JSON.stringify((await asSuperuser("select * from outbox_message")).rows);

  test("is kept encrypted, is sent as it was written, and is forgotten when it has left", async () => {
    await inProgramme((transaction) => enqueueSealedMail(transaction, context, hidden));
    expect(await kept()).not.toContain("/letter/word");
    await deliver(withServer);
    expect(received.at(-1)).toMatchObject({ text: `${hidden.text}\n`, to: [{ address: "thabo@example.org" }] });
    expect((await asSuperuser("select payload from outbox_message where idempotency_key = 'hidden'")).rows).toEqual([
      { payload: { to: letter.to, purpose: "service", subject: letter.subject, sealed: "" } },
    ]);
  });

  test("goes to another address of the account when it says so, which is not kept readable either", async () => {
    const elsewhere = { ...hidden, address: "thabo@new.example.org" };
    await inProgramme((transaction) => enqueueSealedMail(transaction, context, elsewhere));
    expect(await kept()).not.toContain("new.example.org");
    await deliver(withServer);
    expect(received.at(-1)).toMatchObject({ to: [{ address: "thabo@new.example.org" }] });
  });

  test("is not sent when it was sealed with another secret, or for another account", async () => {
    const other = { ...hidden, secret: "another secret of the tests, as long" };
    await inProgramme((transaction) => enqueueSealedMail(transaction, context, other));
    await inProgramme((transaction) => enqueueSealedMail(transaction, context, { ...hidden, key: "moved" }));
    const moved = `update outbox_message set payload = payload || jsonb_build_object('to', $1::text) where idempotency_key = 'moved'`;
    await asSuperuser(moved, [accounts.get("full@example.org")]);
    await deliver(withServer);
    expect(received).toHaveLength(1);
    for (const key of ["hidden", "moved"]) expect(await marks(key)).toMatchObject({ failure: "address-refused" });
  });
});

describe("a letter that the mail server does not take", () => {
  test.each([
    ["because there is no such address", "moved@example.org", "address-refused"],
    ["because of its text", "strict@example.org", "letter-refused"],
  ])("for ever %s has failed, and the next ones are delivered", async (_why, to, failure) => {
    await alsoTo(to);
    await deliver(withServer);
    expect(await marks(`to ${to}`)).toMatchObject({ failure, failed: true, delivered: false });
    expect(received.map(({ subject }) => subject)).toEqual(["You are expected", "The last"]);
    expect(await secondsToNextDelivery()).toEqual([]);
    await deliver(withServer);
    expect(await marks(`to ${to}`)).toMatchObject({ attempts: 1 });
  });

  test.each([
    ["for now", "full@example.org"],
    ["because the connection is lost", "lost@example.org"],
  ])("%s waits a minute, then two, and the next ones are delivered", async (_why, to) => {
    await alsoTo(to);
    await deliver(withServer);
    expect(received.map(({ subject }) => subject)).toEqual(["You are expected", "The last"]);
    expect(await marks(`to ${to}`)).toMatchObject({ attempts: 1, minutes: 1, failed: false, delivered: false });
    expect(await secondsToNextDelivery()).toEqual([within(30, 60)]);
    await deliver(withServer);
    expect(await marks(`to ${to}`)).toMatchObject({ attempts: 1 });
    await asSuperuser("update outbox_message set try_again_at = now()");
    await deliver(withServer);
    expect(await marks(`to ${to}`)).toMatchObject({ attempts: 2, minutes: 2 });
  });

  test("is tried again in a minute, however long another one still has to wait", async () => {
    await alsoTo("full@example.org");
    await asSuperuser("update outbox_message set attempts = 20 where idempotency_key = 'to full@example.org'");
    await deliver(withServer);
    const again = { ...letter, key: "to full@example.org again", to: accounts.get("full@example.org") ?? "" };
    await inProgramme((transaction) => enqueueMail(transaction, context, again));
    await deliver(withServer);
    expect(await secondsToNextDelivery()).toEqual([within(30, 60), within(21_500, 21_600)]);
  });

  test("for more than four days is given up", async () => {
    await alsoTo("full@example.org");
    await asSuperuser("update outbox_message set attempts = 24 where idempotency_key = 'to full@example.org'");
    await deliver(withServer);
    expect(await marks("to full@example.org")).toMatchObject({ attempts: 25, minutes: 360, failed: false });
    await asSuperuser("update outbox_message set try_again_at = now() where try_again_at is not null");
    await deliver(withServer);
    expect(await marks("to full@example.org")).toMatchObject({ attempts: 26, failed: true, failure: "given-up" });
  });

  // ASVS V16.2.5
  test("leaves no address in the log of the worker, nor in the queue", async () => {
    await alsoTo("moved@example.org", "full@example.org", "strict@example.org", "lost@example.org");
    await deliver(withServer);
    expect(logged).toContain('"delivered":2,"refused":2,"putOff":2');
    expect(logged).toContain('"responseCode":452,"command":"RCPT TO"');
    expect(logged).not.toContain("@");
    await asSuperuser("update outbox_message set try_again_at = now() where try_again_at is not null");
    const stop = await runJobs({ database, environment: withServer }, [deliverOutbox]);
    onTestFinished(stop);
    const done = () => asSuperuser("select output::text from pgboss.job where state = 'completed'");
    await vi.waitFor(async () => expect((await done()).rowCount).toBeGreaterThan(0), 20_000);
    expect(JSON.stringify((await done()).rows)).not.toContain("@");
    expect(await marks("to full@example.org")).toMatchObject({ attempts: 2 });
  });
});
