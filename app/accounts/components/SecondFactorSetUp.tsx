import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { inGroupsOfFour } from "../second-factor.ts";
import { CodeField } from "./CodeField.tsx";
import { ConfirmFields } from "./ConfirmFields.tsx";
import { QrCode } from "./QrCode.tsx";

type SecondFactorSetUpProps = {
  /** What the authenticator app is to take over. The form brings it back sealed. */
  offer: { sealed: string; secret: string; qr: boolean[][] };
  email: string;
  /** Where to go on afterwards. */
  to: string;
  errors: FormError[];
};

/** Three steps that make an authenticator app the second factor. */
export function SecondFactorSetUp({ offer, email, to, errors }: SecondFactorSetUpProps) {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="sealed" value={offer.sealed} />
      <h2>{m.accounts_set_up_app_title()}</h2>
      <p>{m.accounts_set_up_app()}</p>
      <h2>{m.accounts_set_up_scan_title()}</h2>
      <QrCode rows={offer.qr} label={m.accounts_set_up_qr()} />
      <p>{m.accounts_set_up_type()}</p>
      <p className="secret">
        <code>{inGroupsOfFour(offer.secret)}</code>
      </p>
      <h2>{m.accounts_set_up_code_title()}</h2>
      <CodeField hint={m.accounts_set_up_code_hint()} errors={errors} />
      <ConfirmFields email={email} hasFactor={false} errors={errors} />
      <Button name="act" value="set-up">
        {m.accounts_set_up_button()}
      </Button>
    </Form>
  );
}
