import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { type Weakness, weaknessOf } from "./secret-strength.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "silent"] as const;
const logLevelSchema = z.enum(LOG_LEVELS).default("info");

const portSchema = z.coerce.number().int().min(1).max(65_535);
const hostSchema = z.string().default("127.0.0.1");

/** As long as 24 bytes in base64 are. */
const MIN_SECRET_CHARACTERS = 32;
/** Of the role that the application signs in to the database with. */
const MIN_DATABASE_PASSWORD_CHARACTERS = 16;

const settingsSchema = z.object({
  NODE_ENV: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Signs cookies, keys hashes and seals secrets; changing it signs everybody out and makes every second factor useless. */
  TERN_SECRET: z
    .string()
    .min(MIN_SECRET_CHARACTERS, `at least ${MIN_SECRET_CHARACTERS} characters; make one: openssl rand -base64 32`),
  PORT: portSchema.default(4040),
  TERN_HOST: hostSchema,
  /** The address people type, for example https://tern.example.org. Needed wherever that is not this machine. */
  TERN_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How many proxies of our own pass requests on, each adding to X-Forwarded-For. */
  TERN_PROXIES: z.coerce.number().int().min(0).max(5).optional(),
  TERN_LOG_LEVEL: logLevelSchema,
  /** Where e-mail leaves, for example smtp://127.0.0.1:25. Without it, letters wait in the outbox. */
  TERN_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TERN_MAIL_FROM: z.email().default("tern@example.org"),
  /** Where the heads of the audit chains are written down every day. Without it, in the folder of the installation. */
  TERN_ANCHORS: z.string().min(1).optional(),
  /** Where weaknesses are told of: mailto:… or https://…, shown in /.well-known/security.txt. */
  TERN_SECURITY_CONTACT: z.url({ protocol: /^(mailto|https)$/ }).optional(),
  /** Where a virus scanner (clamd) listens: host:port, or the path of its socket. Without it, documents are not scanned. */
  TERN_CLAMD: z
    .string()
    .regex(/^(\/.+|[^:/]+:\d+)$/)
    .optional(),
});

/** In production secrets are looked at, too. Those that bin/start made pass. */
const schema = settingsSchema.superRefine((settings, check) => {
  if (settings.NODE_ENV !== "production") return;
  const password = decodeURIComponent(new URL(settings.DATABASE_URL).password);
  const found = {
    TERN_SECRET: weaknessOf(settings.TERN_SECRET, MIN_SECRET_CHARACTERS),
    // Without a password in the address the database knows its client by other means, such as a certificate.
    DATABASE_URL: password === "" ? null : weaknessOf(password, MIN_DATABASE_PASSWORD_CHARACTERS),
  };
  for (const [name, weakness] of Object.entries(found))
    if (weakness !== null) check.addIssue({ code: "custom", path: [name], message: adviceAgainst(weakness) });
});

export type Environment = z.infer<typeof schema>;

/** Reads and checks the settings of this process.
 *  @throws when one is missing or wrong; the message names each, never its value */
export function readEnvironment(variables: Record<string, string | undefined> = process.env): Environment {
  return readSettings(schema, variables);
}

/** Where the web process is told to listen; without a port it may take any.
 *  @throws as {@link readEnvironment} does */
export function readListening(variables: Record<string, string | undefined>): {
  host: string;
  port?: number | undefined;
} {
  const { PORT, TERN_HOST } = readSettings(z.object({ PORT: portSchema.optional(), TERN_HOST: hostSchema }), variables);
  return { host: TERN_HOST, port: PORT };
}

function adviceAgainst(weakness: Weakness): string {
  const faults: Readonly<Record<Weakness, string>> = {
    short: "is too short",
    repeated: "repeats itself",
    row: "is a row of letters or numbers",
    sample: "looks like the one of an example",
  };
  return `the secret in it ${faults[weakness]}; make another: openssl rand -base64 32`;
}

function readSettings<Settings>(
  settings: z.ZodType<Settings>,
  variables: Record<string, string | undefined>,
): Settings {
  const parsed = settings.safeParse(variables);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These settings are missing or wrong:\n  ${problems.join("\n  ")}`);
}

/** Where an installation keeps what it has, unless TERN_STATE names another folder. */
const STATE_FOLDER = ".tern";

/** The folder of the installation. */
export function stateFolder(variables: Record<string, string | undefined> = process.env): string {
  return variables["TERN_STATE"] || STATE_FOLDER;
}

/** In the folder of an installation: the address of its database, readable by its owner only. */
export const DATABASE_URL_FILE = "database-url";

/** The address of the database, for commands that need no other setting: DATABASE_URL, or that of the installation in this folder, which
 *  writes it when it starts. Null when there is neither. */
export function readDatabaseUrl(variables: Record<string, string | undefined> = process.env): string | null {
  const file = join(stateFolder(variables), DATABASE_URL_FILE);
  const given = variables["DATABASE_URL"] || (existsSync(file) ? readFileSync(file, "utf8").trim() : "");
  return settingsSchema.shape.DATABASE_URL.safeParse(given).data ?? null;
}

const bucketSchema = z.object({
  TERN_S3_BUCKET: z.string().min(3),
  TERN_S3_REGION: z.string().min(1).default("us-east-1"),
  /** The address of a storage that is not Amazon's. */
  TERN_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  TERN_S3_KEY_ID: z.string().min(1),
  TERN_S3_SECRET: z.string().min(1),
});

/** Where documents lie, and where the keys come from that open them. */
export type VaultSettings = {
  /** For what is kept on this machine, and what is on its way into a bucket. */
  folder: string;
  /** Given from outside as `id:key,id:key`, or in a file of the installation, which a rotation can change. */
  keys: { given: string } | { file: string };
  /** Where the documents are kept instead of the folder. */
  bucket: z.infer<typeof bucketSchema> | null;
};

/** Reads where the vault is: TERN_VAULT_KEYS and TERN_S3_BUCKET, or the folder of the installation.
 *  @throws as {@link readEnvironment} does */
export function readVaultSettings(variables: Record<string, string | undefined> = process.env): VaultSettings {
  const given = variables["TERN_VAULT_KEYS"];
  return {
    folder: resolve(stateFolder(variables), "documents"),
    keys: given ? { given } : { file: resolve(stateFolder(variables), "vault-keys") },
    bucket: variables["TERN_S3_BUCKET"] ? readSettings(bucketSchema, variables) : null,
  };
}

/** The file with the heads of the audit chains: TERN_ANCHORS, or the one in the folder of the installation. */
export function anchorFile(variables: Record<string, string | undefined> = process.env): string {
  return variables["TERN_ANCHORS"] || join(stateFolder(variables), "anchors.jsonl");
}

/** How much is logged; known before the other settings, so that their errors can be logged. */
export const logLevel = logLevelSchema.catch("info").parse(process.env["TERN_LOG_LEVEL"]);

/** "web" or "worker" in log lines. */
export const processName = process.env["TERN_PROCESS"] ?? "tern";
