import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { INVITATION_DAYS } from "../invitation.ts";

type InviteProfessionalProps = {
  person: { name: string; accountId: string | null };
  /** The link that was just made; it is shown once. */
  link: string | null;
  email: string;
  errors: FormError[];
};

/** Gives a professional an account that shows them their own record. */
export function InviteProfessional({ person, link, email, errors }: InviteProfessionalProps) {
  const error = errors.find(({ field }) => field === "email")?.text;
  return (
    <section id="invite">
      <h2>{m.accounts_invite_professional_title()}</h2>
      {person.accountId !== null ? (
        <p>{m.accounts_invite_professional_linked()}</p>
      ) : link !== null ? (
        <Notice tone="good" title={m.accounts_invited_title({ name: person.name })} live>
          <p>
            <code>{link}</code>
          </p>
          <p>{m.accounts_invited_text({ days: INVITATION_DAYS })}</p>
        </Notice>
      ) : (
        <Form method="post" noValidate>
          <p>{m.accounts_invite_professional_lead()}</p>
          <input type="hidden" name="act" value="invite" />
          <Field
            name="email"
            type="email"
            label={m.accounts_members_email()}
            defaultValue={email}
            error={error}
            autoComplete="off"
            required
          />
          <Button>{m.accounts_invite_button()}</Button>
        </Form>
      )}
    </section>
  );
}
