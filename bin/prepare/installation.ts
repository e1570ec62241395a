import { parseArgs } from "node:util";
import { z } from "zod";
import { makeAdministrator, makePassword, openAccountIn } from "#app/accounts/account.commands.server.ts";
import { findAccount } from "#app/accounts/account.queries.server.ts";
import { type Database, inProgramme } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { openProgramme } from "#app/programme/programme.commands.server.ts";
import { PROGRAMME_REFUSALS } from "#app/programme/refusals.ts";
import { isDemonstrationLoaded } from "#db/demo/load.ts";

declare global {
  // TypeScript 6.0 does not list it yet; Node 24 has it.
  // oxlint-disable-next-line typescript/no-namespace -- the only way to add to a type of the language
  namespace Intl {
    interface Locale {
      getTimeZones(): string[] | undefined;
    }
  }
}

const TIME_ZONES = Intl.supportedValuesOf("timeZone");

const HOW_TO_BEGIN = `The first start needs to know whom it is for:

  bin/start --programme "Lesotho" --country LS --administrator you@example.org

  --programme NAME        the programme's name, up to 120 characters
  --country CODE          its country, two letters of ISO 3166
  --administrator E-MAIL  who signs in first; the password is printed once
  --name NAME             that person's name; left out, what stands before the @
  --time-zone ZONE        such as Africa/Maseru; left out, that of the country
  --currency CODE         of costs and budgets, three letters of ISO 4217; left out, USD`;

const OPTIONS = {
  programme: { type: "string" },
  country: { type: "string" },
  administrator: { type: "string" },
  name: { type: "string" },
  "time-zone": { type: "string" },
  currency: { type: "string", default: "USD" },
} as const;

const schema = z
  .object({
    programme: z.string().trim().min(1).max(120),
    country: z.string().regex(/^[A-Z]{2}$/, "two capital letters, such as LS"),
    administrator: z.email(),
    name: z.string().trim().min(1).max(120).optional(),
    "time-zone": z.string().optional(),
    currency: z.string().regex(/^[A-Z]{3}$/, "three capital letters, such as USD"),
  })
  .transform((asked, check) => {
    const timeZone = asked["time-zone"] ?? onlyTimeZoneOf(asked.country);
    if (timeZone !== undefined && TIME_ZONES.includes(timeZone)) return { ...asked, timeZone };
    check.addIssue({
      code: "custom",
      path: ["time-zone"],
      message: `say which one in ${asked.country}, such as Africa/Maseru`,
    });
    return z.NEVER;
  });

/** Makes the programme and the administrator of a new installation, both or neither. A later start finds them and changes nothing.
 *  @param args the command line of bin/start
 *  @returns how to sign in; the password only when it is new, as it is kept nowhere
 *  @throws in words when something is missing or wrong, and when the database holds the demonstration
 *  @source docs/decisions/0040-a-password-is-shown-once.md */
export async function prepareInstallation(database: Database, args: string[]): Promise<string> {
  if (await isDemonstrationLoaded(database))
    throw new Error(
      "This folder holds the demonstration, with its readable password. For a programme of your own take another folder:\n" +
        "  TERN_STATE=.tern-programme bin/start",
    );
  const first = await findAccount(database);
  if (first === null) return await beginInstallation(database, readAsked(args));
  const unused =
    args.length > 0 ? "  The programme was made by an earlier start; nothing was made of what you asked for.\n" : "";
  return `${unused}  E-mail   ${first.email}`;
}

async function beginInstallation(database: Database, asked: z.infer<typeof schema>): Promise<string> {
  const { programme: name, country: countryCode, currency, timeZone, administrator: email } = asked;
  const person = { name: asked.name ?? email.slice(0, email.indexOf("@")), email, password: makePassword() };
  const context = { programmeId: newId(), accountId: null, requestId: "first-start" };
  const opened = await inProgramme(database, context, async (transaction) => {
    const programme = await openProgramme(transaction, context, { name, countryCode, currency, timeZone });
    if (isRefusal(programme)) return programme;
    const accountId = await openAccountIn(transaction, person);
    await makeAdministrator(transaction, context, accountId);
    return programme;
  });
  if (isRefusal(opened)) throw new Error(`${refusalInWords(opened, PROGRAMME_REFUSALS)}\n\n${HOW_TO_BEGIN}`);
  return (
    `  E-mail   ${email}\n  Password ${person.password}\n` +
    "  The password is shown this once and kept nowhere. Lost, it is replaced by: npm run tern -- password E-MAIL"
  );
}

function readAsked(args: string[]): z.infer<typeof schema> {
  const parsed = schema.safeParse(valuesOf(args));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  --${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`${problems.join("\n")}\n\n${HOW_TO_BEGIN}`);
}

function valuesOf(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : "Unknown option"}\n\n${HOW_TO_BEGIN}`, {
      cause: error,
    });
  }
}

function onlyTimeZoneOf(country: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(country)) return undefined;
  const zones = new Intl.Locale(`und-${country}`).getTimeZones() ?? [];
  return zones.length === 1 ? zones[0] : undefined;
}
