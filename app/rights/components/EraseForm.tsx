import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { Field } from "#app/ui/Field.tsx";

type EraseFormProps = {
  /** What is to be typed, exactly. */
  expected: string;
  error: string | undefined;
};

/** Confirms an erasure by typing, because it cannot be undone. */
export function EraseForm({ expected, error }: EraseFormProps) {
  return (
    <Form method="post">
      <Field
        name="confirmation"
        label={m.rights_confirm_label({ expected })}
        hint={m.rights_confirm_hint()}
        error={error}
        autoComplete="off"
        required
      />
      <Button kind="risky" name="act" value="erase">
        {m.rights_erase_button()}
      </Button>
    </Form>
  );
}
