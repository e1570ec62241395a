import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { pino } from "pino";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { MailServer } from "./send-mail.server.ts";

const received: { mail: Email; recipients: string[] }[] = [];
const silent = pino({ level: "silent" });
const letter = {
  key: "placement-7-confirmed",
  to: "thabo@example.org",
  subject: "You are expected",
  text: "On Monday.",
};

beforeEach(() => void (received.length = 0));

describe("a letter", () => {
  // ASVS V1.3.11
  test("cannot be given more readers or headers by what stands in it", async () => {
    const url = await startServer("127.0.0.1", { disabledCommands: ["STARTTLS"] });
    const subject = "You are expected\r\nBcc: evil@example.org\r\n\r\nAnother letter";
    const text = "On Monday.\r\n.\r\nRCPT TO:<evil@example.org>\r\n.";
    expect(await sender(url).send({ ...letter, subject, text })).toBe("sent");
    await sender(url).send({ ...letter, to: "thabo@example.org\r\nRCPT TO:<evil@example.org>" });
    expect(received.flatMap(({ recipients }) => recipients).filter((to) => to.includes("evil"))).toEqual([]);
    expect(received[0]?.mail).toMatchObject({ subject: expect.stringContaining("You are expected Bcc:") as string });
    expect(received[0]?.mail.bcc).toBeUndefined();
    expect(received[0]?.mail.text).toContain("RCPT TO");
  });

  // ASVS V12.3.1
  test("does not leave for another machine unencrypted", async () => {
    const elsewhere = await startServer("127.0.0.2", { disabledCommands: ["STARTTLS"] });
    expect(await sender(elsewhere).send(letter)).toBe("put-off");
    expect(received).toEqual([]);
  });

  // ASVS V12.3.2
  test("does not leave for a server whose certificate nobody vouches for", async () => {
    const unknown = await startServer("127.0.0.1", { secure: true });
    expect(await sender(unknown.replace("smtp:", "smtps:")).isThere()).toBe(false);
    expect(await sender(unknown.replace("smtp:", "smtps:")).send(letter)).toBe("put-off");
    expect(received).toEqual([]);
  });
});

function sender(smtpUrl: string): MailServer {
  const server = new MailServer({ smtpUrl, from: "tern@example.org" }, silent);
  onTestFinished(() => server.close());
  return server;
}

async function startServer(host: string, options: SMTPServerOptions): Promise<string> {
  const server = new SMTPServer({
    authOptional: true,
    ...options,
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      void buffer(stream)
        .then((bytes) => PostalMime.parse(bytes))
        .then((mail) => received.push({ mail, recipients }))
        .then(() => callback());
    },
  });
  // A client that does not trust it ends the handshake.
  server.on("error", () => undefined);
  server.listen(0, host);
  await once(server.server, "listening");
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  const address = server.server.address();
  return `smtp://${host}:${typeof address === "object" && address ? address.port : 0}`;
}
