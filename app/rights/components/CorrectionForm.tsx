import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { Field } from "#app/ui/Field.tsx";
import { CORRECTABLE_FACTS, DAYS_TO_ANSWER } from "../personal-request.ts";
import { factInWords } from "../request-words.ts";

type CorrectionFormProps = { fields: Record<string, string>; error: string | undefined };

/** Says that something held about oneself is wrong, and what it should be. */
export function CorrectionForm({ fields, error }: CorrectionFormProps) {
  return (
    <Form method="post" id="wrong">
      <h3>{m.rights_wrong_title()}</h3>
      <Field
        name="fact"
        type="select"
        label={m.rights_wrong_fact()}
        defaultValue={fields["fact"]}
        options={CORRECTABLE_FACTS.map((fact) => ({ value: fact, label: factInWords(fact) }))}
        required
      />
      <Field
        name="words"
        type="textarea"
        rows={3}
        maxLength={2000}
        label={m.rights_wrong_words()}
        hint={m.rights_wrong_hint({ days: DAYS_TO_ANSWER })}
        defaultValue={fields["words"]}
        error={error}
        required
      />
      <Button name="act" value="correct">
        {m.rights_wrong_send()}
      </Button>
    </Form>
  );
}
