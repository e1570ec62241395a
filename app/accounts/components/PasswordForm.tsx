import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";

/** Changes the password of who is signed in.
 *  @param email lets password managers know whose password it is */
export function PasswordForm({ email, errors }: { email: string; errors: FormError[] }) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  const common = { type: "password", required: true } as const;
  return (
    <Form method="post" noValidate>
      <h2>{m.accounts_password_title()}</h2>
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      <Field
        {...common}
        name="current"
        label={m.accounts_password_current()}
        error={errorOf("current")}
        autoComplete="current-password"
      />
      <Field
        {...common}
        name="wanted"
        label={m.accounts_password_wanted()}
        hint={m.accounts_password_hint()}
        error={errorOf("wanted")}
        autoComplete="new-password"
      />
      <Field
        {...common}
        name="repeated"
        label={m.accounts_password_repeated()}
        error={errorOf("repeated")}
        autoComplete="new-password"
      />
      <Button name="act" value="change-password">
        {m.accounts_password_button()}
      </Button>
    </Form>
  );
}
