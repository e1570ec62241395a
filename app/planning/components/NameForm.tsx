import { Button } from "#app/ui/Button.tsx";
import { Field, fieldId } from "#app/ui/Field.tsx";
import { m } from "#app/paraglide/messages.js";

type NameFormProps = {
  act: "rename" | "copy";
  title: string;
  name: string;
  button: string;
  error: string | undefined;
  refused: string | undefined;
};

/** Asks for the name of a plan, to rename it or to copy it under that name. */
export function NameForm({ act, title, name, button, error, refused }: NameFormProps) {
  return (
    <form method="post" noValidate>
      <h2>{title}</h2>
      <Field
        name="name"
        id={fieldId(act)}
        label={m.planning_name_of_plan()}
        defaultValue={name}
        error={error}
        required
      />
      <Button name="act" value={act} kind="quiet" refused={refused}>
        {button}
      </Button>
    </form>
  );
}
