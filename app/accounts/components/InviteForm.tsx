import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { NEW_ORGANISATION } from "../invitation.ts";
import type { Member } from "../membership.queries.server.ts";
import { ORGANISATION_KINDS } from "../organisation.ts";
import type { Organisation } from "../organisation.queries.server.ts";
import { ROLES } from "../policy.ts";
import { kindInWords, roleInWords } from "../policy-words.ts";

type InviteFormProps = {
  organisations: Organisation[];
  /** Whose work is to be handed over to the person; null when nobody's is. */
  predecessor: Member | null;
  fields: Record<string, string>;
  errors: FormError[];
};

/** Names who is to join, for which organisation and as what. What was typed stays when something is wrong with it. */
export function InviteForm({ organisations, predecessor, fields, errors }: InviteFormProps) {
  const offered: Record<string, string> = predecessor
    ? { role: predecessor.role, organisation: predecessor.organisationId }
    : {};
  const shown = (name: string) => ({
    name,
    defaultValue: fields[name] ?? offered[name] ?? "",
    error: errors.find(({ field }) => field === name)?.text,
    autoComplete: "off",
  });
  const choose = { value: "", label: m.accounts_invite_choose() };
  const known = organisations.map(({ organisationId, name }) => ({ value: organisationId, label: name }));
  return (
    <section id="invite">
      <h2>{m.accounts_invite_title()}</h2>
      {predecessor && <Notice>{m.accounts_invite_succeeds({ name: predecessor.name })}</Notice>}
      <Form method="post" noValidate>
        <input type="hidden" name="act" value="invite" />
        <input type="hidden" name="succeeds" value={predecessor?.membershipId ?? ""} />
        <Field {...shown("name")} label={m.accounts_members_name()} required />
        <Field {...shown("email")} type="email" label={m.accounts_members_email()} required />
        <Field
          {...shown("role")}
          type="select"
          label={m.accounts_invite_role()}
          options={[choose, ...ROLES.map((role) => ({ value: role, label: roleInWords(role) }))]}
          required
        />
        <Field
          {...shown("organisation")}
          type="select"
          label={m.accounts_invite_organisation()}
          options={[choose, ...known, { value: NEW_ORGANISATION, label: m.accounts_invite_new_organisation() }]}
          required
        />
        <Field
          {...shown("kind")}
          type="select"
          label={m.accounts_invite_kind()}
          options={[choose, ...ORGANISATION_KINDS.map((kind) => ({ value: kind, label: kindInWords(kind) }))]}
        />
        <Field {...shown("organisationName")} label={m.accounts_invite_organisation_name()} />
        <Button>{m.accounts_invite_button()}</Button>
      </Form>
    </section>
  );
}
