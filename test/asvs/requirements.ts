import { parse } from "csv-parse/sync";
import { z } from "zod";
import { filesNamed } from "#test/style/source-files.ts";

const schema = z.array(
  z.object({
    id: z.string().regex(/^V\d+\.\d+\.\d+$/),
    level: z.enum(["L1", "L2"]),
    section: z.string(),
    /** By what it could be shown: a test from outside, a test of the inside, a static check, a document. */
    shown_by: z.enum(["outside test", "inside test", "static check", "document"]),
    /** What it wants, in our words. */
    wants: z.string().min(1),
    /** Why nothing shows it yet; empty for what is shown. */
    open: z.string(),
  }),
);

/** An item of the OWASP Application Security Verification Standard that applies to Tern. */
export type Requirement = z.infer<typeof schema>[number];

/** The 188 items of levels 1 and 2 that apply, in the order of the standard.
 *  @source docs/sources.md#asvs */
export function readRequirements(): Requirement[] {
  return requirementsIn("db/reference/asvs5-level2.csv");
}

/** The items that apply since organisations vouch for their own people (decision 45). The 188 leave them out; they are counted apart.
 *  @source docs/sources.md#asvs */
export function readOpenIdRequirements(): Requirement[] {
  return requirementsIn("test/asvs/openid-items.csv");
}

function requirementsIn(path: string): Requirement[] {
  const text = filesNamed(path)[0]?.text ?? "";
  return schema.parse(parse(text, { columns: true }));
}
