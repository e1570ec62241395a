import { m } from "#app/paraglide/messages.js";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";

/** Asks for a code of the authenticator app. It is never filled in again: a code is good once. */
export function CodeField({ hint, errors }: { hint: string; errors: FormError[] }) {
  return (
    <Field
      name="code"
      label={m.accounts_code_label()}
      hint={hint}
      error={errors.find(({ field }) => field === "code")?.text}
      autoComplete="one-time-code"
      autoCapitalize="off"
      spellCheck={false}
      className="short"
      required
    />
  );
}
