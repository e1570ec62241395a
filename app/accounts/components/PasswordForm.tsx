import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { ConfirmFields } from "./ConfirmFields.tsx";
import { NewPasswordFields } from "./NewPasswordFields.tsx";

/** Changes the password of who is signed in.
 *  @param email lets password managers know whose password it is */
export function PasswordForm({ email, errors }: { email: string; errors: FormError[] }) {
  return (
    <Form method="post" noValidate>
      <h2>{m.accounts_password_title()}</h2>
      <ConfirmFields email={email} hasFactor={false} errors={errors} />
      <NewPasswordFields errors={errors} />
      <Button name="act" value="change-password">
        {m.accounts_password_button()}
      </Button>
    </Form>
  );
}
