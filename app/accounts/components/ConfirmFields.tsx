import { m } from "#app/paraglide/messages.js";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { CodeField } from "./CodeField.tsx";

type ConfirmFieldsProps = {
  /** Lets password managers know whose password it is. */
  email: string;
  /** Whether a code is asked for too. */
  hasFactor: boolean;
  errors: FormError[];
};

/** Asks again for what signs somebody in, before something is changed that does. */
export function ConfirmFields({ email, hasFactor, errors }: ConfirmFieldsProps) {
  return (
    <>
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      <Field
        name="current"
        type="password"
        label={m.accounts_password_current()}
        error={errors.find(({ field }) => field === "current")?.text}
        autoComplete="current-password"
        required
      />
      {hasFactor && <CodeField hint={m.accounts_code_hint()} errors={errors} />}
    </>
  );
}
