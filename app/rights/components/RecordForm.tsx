import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { Field } from "#app/ui/Field.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { CHANNELS, CORRECTABLE_FACTS, REQUEST_KINDS } from "../personal-request.ts";
import { channelInWords, factInWords, requestKindInWords } from "../request-words.ts";

type RecordFormProps = { fields: Record<string, string>; errors: readonly Partial<FormError>[] };

/** Records what somebody asked in another way than by the page. What was typed stays when something is wrong with it. */
export function RecordForm({ fields, errors }: RecordFormProps) {
  const shown = (name: string) => ({
    name,
    defaultValue: fields[name] ?? "",
    error: errors.find(({ field }) => field === name)?.text,
  });
  return (
    <Form method="post">
      <h2>{m.rights_record_title()}</h2>
      <Field {...shown("code")} label={m.rights_record_code()} hint={m.rights_record_code_hint()} required />
      <Field
        {...shown("kind")}
        type="select"
        label={m.rights_requests_what()}
        options={REQUEST_KINDS.map((kind) => ({ value: kind, label: requestKindInWords(kind) }))}
        required
      />
      <Field
        {...shown("channel")}
        type="select"
        label={m.rights_record_channel()}
        options={CHANNELS.slice(1).map((channel) => ({ value: channel, label: channelInWords(channel) }))}
        required
      />
      <Field
        {...shown("fact")}
        type="select"
        label={m.rights_record_fact()}
        options={CORRECTABLE_FACTS.map((fact) => ({ value: fact, label: factInWords(fact) }))}
        required
      />
      <Field {...shown("words")} type="textarea" rows={3} maxLength={2000} label={m.rights_record_words()} />
      <Button>{m.rights_record_button()}</Button>
    </Form>
  );
}
