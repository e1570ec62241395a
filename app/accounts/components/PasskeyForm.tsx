import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageScript } from "#app/ui/PageScript.tsx";
import script from "./passkey.script.ts?worker&url";

type PasskeyFormProps = {
  /** Whether one is to be made, or one that there is to be used. */
  act: "create" | "get";
  /** What the browser needs, as JSON. */
  options: string;
  label: string;
  /** Hidden fields that are sent too. */
  children?: ReactNode;
};

/** A form whose button asks the browser for a passkey. The one place beside the board that needs a script: no browser has passkeys without. */
export function PasskeyForm({ act, options, label, children }: PasskeyFormProps) {
  return (
    <>
      <p data-no-passkey="">{m.accounts_passkey_no_script()}</p>
      <div role="alert" data-passkey-failed="" hidden>
        <Notice tone="warning">{m.accounts_passkey_failed()}</Notice>
      </div>
      <form method="post" data-passkey={options} data-passkey-act={act} hidden>
        <input type="hidden" name="credential" />
        {children}
        <Button>{label}</Button>
      </form>
      <PageScript src={script} />
    </>
  );
}
