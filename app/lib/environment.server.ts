import { z } from "zod";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "silent"] as const;
const logLevelSchema = z.enum(LOG_LEVELS).default("info");

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Signs cookies and keys hashes; changing it signs everybody out. */
  TERN_SECRET: z.string().min(32),
  PORT: z.coerce.number().int().min(1).max(65_535).default(4040),
  TERN_HOST: z.string().default("127.0.0.1"),
  /** The address people type, for example https://tern.example.org. Needed wherever that is not this machine. */
  TERN_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TERN_LOG_LEVEL: logLevelSchema,
  /** Where e-mail leaves, for example smtp://127.0.0.1:25. Without it, mail waits in the outbox. */
  TERN_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TERN_MAIL_FROM: z.email().default("tern@example.org"),
});

export type Environment = z.infer<typeof schema>;

/** Reads and checks the settings of this process.
 *  @throws when one is missing or wrong; the message names each, never its value */
export function readEnvironment(variables: Record<string, string | undefined> = process.env): Environment {
  const parsed = schema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These settings are missing or wrong:\n  ${problems.join("\n  ")}`);
}

/** The address of the database, for commands that need no other setting; null when DATABASE_URL is missing or wrong. */
export function readDatabaseUrl(variables: Record<string, string | undefined> = process.env): string | null {
  return schema.shape.DATABASE_URL.safeParse(variables["DATABASE_URL"]).data ?? null;
}

/** How much is logged; known before the other settings, so that their errors can be logged. */
export const logLevel = logLevelSchema.catch("info").parse(process.env["TERN_LOG_LEVEL"]);

/** "web" or "worker" in log lines. */
export const processName = process.env["TERN_PROCESS"] ?? "tern";
