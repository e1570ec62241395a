import { createTransport, type Transporter } from "nodemailer";
import type { Logger } from "pino";
import { z } from "zod";

/** A letter as it leaves. The key names the act it tells of, and becomes the Message-ID. */
export type Letter = { key: string; to: string; subject: string; text: string };

/** What became of a letter: sent; refused for ever, because of its address or its text; or put off, to be tried again later. */
export type Outcome = "sent" | "address-refused" | "letter-refused" | "put-off";

/** Where mail leaves, and the address it comes from. */
export type MailSettings = { smtpUrl: string; from: string };

/** Short enough that a server which does not answer leaves time for other letters. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

const LOOPBACK_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

const smtpErrorSchema = z.object({
  /** What went wrong on our side of the line, such as EAUTH or ECONNECTION. */
  code: z.string().optional(),
  responseCode: z.number().optional(),
  command: z.string().optional(),
});

/** A connection to the mail server. Nothing it returns, throws or logs holds what the server wrote: servers quote addresses. */
export class MailServer {
  readonly #transport: Transporter;
  readonly #from: string;
  readonly #log: Logger;

  constructor({ smtpUrl, from }: MailSettings, log: Logger) {
    // From machine to machine letters are encrypted, or put off. Node checks the certificate.
    const isHere = LOOPBACK_NAMES.has(new URL(smtpUrl).hostname);
    this.#transport = createTransport({ url: smtpUrl, requireTLS: !isHere, ...TIMEOUTS });
    this.#from = from;
    this.#log = log;
  }

  /** Whether the server answers and lets us in. When it does not, no letter is to blame. */
  async isThere(): Promise<boolean> {
    try {
      return await this.#transport.verify();
    } catch (error) {
      this.#log.warn(reasonOf(error), "the mail server does not answer, or does not let us in");
      return false;
    }
  }

  /** Sends a letter. The same key gives the same Message-ID, by which receivers know a repeat. */
  async send({ key, to, ...letter }: Letter): Promise<Outcome> {
    const messageId = `<${Buffer.from(key).toString("base64url")}@${this.#from.split("@").at(-1)}>`;
    try {
      // As an object, so that it is one address whatever stands in it; a text would be read as a list.
      await this.#transport.sendMail({ ...letter, to: { name: "", address: to }, from: this.#from, messageId });
      return "sent";
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === "put-off") this.#log.warn(reasonOf(error), "a letter was put off");
      return outcome;
    }
  }

  close(): void {
    this.#transport.close();
  }
}

/** Only what the server says for ever (5yz) about this recipient or this text is the letter's fault. A refused sender, a lost
 *  connection and everything unknown may be well again later.
 *  @source RFC 5321, section 4.2.1 (reply codes) and 4.3.2 (which reply belongs to which command) */
function outcomeOf(error: unknown): Outcome {
  const { responseCode, command } = reasonOf(error);
  if (responseCode === undefined || responseCode < 500) return "put-off";
  if (command === "RCPT TO") return "address-refused";
  return command === "DATA" ? "letter-refused" : "put-off";
}

/** Why it failed, in codes: enough to find a wrong setting by. */
function reasonOf(error: unknown): z.infer<typeof smtpErrorSchema> {
  return smtpErrorSchema.safeParse(error).data ?? {};
}
