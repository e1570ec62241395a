import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { DataTable } from "#app/ui/DataTable.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { Fieldset } from "#app/ui/Fieldset.tsx";
import { instantInWords } from "#app/ui/date-words.ts";
import type { Passkey } from "../passkey.queries.server.ts";
import { ConfirmFields } from "./ConfirmFields.tsx";

/** The passkeys of who is signed in. */
export function PasskeyList({ passkeys, timeZone }: { passkeys: Passkey[]; timeZone: string }) {
  return (
    <DataTable
      caption={m.accounts_passkeys_title()}
      rows={passkeys}
      rowKey={({ credentialId }) => credentialId}
      narrow="cards"
      columns={[
        { key: "name", heading: m.accounts_passkey_name(), cell: ({ name }) => name },
        {
          key: "made",
          heading: m.accounts_passkey_made(),
          cell: ({ createdAt }) => instantInWords(createdAt, timeZone),
        },
        {
          key: "used",
          heading: m.accounts_passkey_used(),
          cell: ({ lastUsedAt }) =>
            lastUsedAt === null ? m.accounts_passkey_never() : instantInWords(lastUsedAt, timeZone),
        },
      ]}
    />
  );
}

type ChangeProps = { passkeys: Passkey[]; email: string; hasFactor: boolean; fields: Fields; errors: FormError[] };
type Fields = { act?: string | undefined; name?: string | undefined };

/** Adds a passkey, or takes one away, after asking for what signs somebody in. */
export function PasskeyChange({ passkeys, email, hasFactor, fields, errors }: ChangeProps) {
  const choices = passkeys.map(({ credentialId, name }) => ({ value: credentialId, label: name }));
  return (
    <Form method="post" noValidate>
      <h2>{choices.length === 0 ? m.accounts_passkey_add() : m.accounts_passkeys_change()}</h2>
      <ConfirmFields email={email} hasFactor={hasFactor} errors={errors} />
      <Fieldset legend={m.accounts_passkey_new()}>
        <Field
          name="name"
          label={m.accounts_passkey_name()}
          hint={m.accounts_passkey_name_hint()}
          defaultValue={fields.name ?? ""}
          error={errors.find(({ field }) => field === "name")?.text}
          maxLength={100}
          autoComplete="off"
          required
        />
        <Button name="act" value="offer">
          {m.accounts_passkey_add()}
        </Button>
      </Fieldset>
      {choices.length > 0 && (
        <Fieldset legend={m.accounts_passkey_which()}>
          <Field name="passkey" type="select" label={m.accounts_passkey_name()} options={choices} required />
          <Button name="act" value="remove" kind="risky">
            {m.accounts_passkey_remove()}
          </Button>
        </Fieldset>
      )}
    </Form>
  );
}
