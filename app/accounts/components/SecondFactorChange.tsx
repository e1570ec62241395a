import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { ConfirmFields } from "./ConfirmFields.tsx";

/** Renews the recovery codes, or takes the second factor away, after asking for the password and a code.
 *  @param must whether the account needs a second factor, so that another is set up at once */
export function SecondFactorChange({ email, must, errors }: { email: string; must: boolean; errors: FormError[] }) {
  return (
    <Form method="post" noValidate>
      <p>{must ? m.accounts_factor_change_must() : m.accounts_factor_change()}</p>
      <ConfirmFields email={email} hasFactor errors={errors} />
      <div className="actions">
        <Button name="act" value="renew">
          {m.accounts_factor_renew()}
        </Button>
        <Button name="act" value="remove" kind="risky">
          {m.accounts_factor_remove()}
        </Button>
      </div>
    </Form>
  );
}
