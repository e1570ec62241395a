import { z } from "zod";
import type { Refusal } from "#app/lib/refusal.ts";

/** Longer passwords are not looked at; what a new one may be says password-rules.ts. */
const text = z.string().max(1024).default("");

/** What a form asks for again before a factor or the address is changed. */
export const confirmationFields = { current: text, code: text };

/** Whose the fault is: which field of the form; undefined when it is about the whole form. */
const FIELDS: Readonly<Record<string, string>> = {
  "accounts/wrong-password": "current",
  "accounts/password-tried-too-often": "current",
  "accounts/wrong-code": "code",
  "accounts/code-used": "code",
};

/** Which field of a form that confirms who somebody is a refusal is about; undefined when it is about the whole form. */
export function fieldOfRefusal({ code }: Pick<Refusal, "code">): string | undefined {
  return FIELDS[code];
}
