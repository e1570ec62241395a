import { m } from "#app/paraglide/messages.js";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";

/** The password that somebody wants, twice. */
export function NewPasswordFields({ errors }: { errors: FormError[] }) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  const common = { type: "password", autoComplete: "new-password", required: true } as const;
  return (
    <>
      <Field
        {...common}
        name="wanted"
        label={m.accounts_password_wanted()}
        hint={m.accounts_password_hint()}
        error={errorOf("wanted")}
      />
      <Field {...common} name="repeated" label={m.accounts_password_repeated()} error={errorOf("repeated")} />
    </>
  );
}
