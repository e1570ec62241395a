import { m } from "#app/paraglide/messages.js";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";

type RecoveryCodesProps = {
  codes: string[];
  /** Whose they are: written into the file. */
  email: string;
  /** Where to go on. */
  to: string;
};

/** The recovery codes of an account, shown once. They are printed by the browser's own means, and kept as a file that the page itself holds:
 *  both work without JavaScript, and send the codes nowhere again. */
export function RecoveryCodes({ codes, email, to }: RecoveryCodesProps) {
  const file = `${m.accounts_codes_file({ email })}\r\n\r\n${codes.join("\r\n")}\r\n`;
  return (
    <>
      <PageTitle lead={m.accounts_codes_lead()}>{m.accounts_codes_title()}</PageTitle>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Notice tone="warning" title={m.accounts_codes_once_title()}>
        {m.accounts_codes_once()}
      </Notice>
      <div className="actions">
        <ButtonLink
          kind="quiet"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          download="tern-recovery-codes.txt"
        >
          {m.accounts_codes_keep()}
        </ButtonLink>
        <ButtonLink href={to}>{m.accounts_codes_go_on()}</ButtonLink>
      </div>
      <p className="screen-only">{m.accounts_codes_print()}</p>
    </>
  );
}
