import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field, type Option } from "#app/ui/Field.tsx";
import { Fieldset } from "#app/ui/Fieldset.tsx";
import { USUAL_SECONDS, USUAL_SEED } from "../run-settings.ts";

type StartRunFormProps = { periods: Option[]; errors: FormError[] };

/** Starts the planner on the programme's data as they are now. */
export function StartRunForm({ periods, errors }: StartRunFormProps) {
  const asked = (name: string) => ({ name, error: errors.find(({ field }) => field === name)?.text, required: true });
  return (
    <form method="post" noValidate>
      <Fieldset legend={m.planning_run_new()} hint={m.planning_run_new_hint()}>
        <Field {...asked("periodId")} type="select" label={m.planning_period()} options={periods} />
        <Field
          {...asked("seconds")}
          type="number"
          label={m.planning_seconds()}
          hint={m.planning_seconds_hint()}
          defaultValue={USUAL_SECONDS}
        />
        <Field
          {...asked("seed")}
          type="number"
          label={m.planning_seed()}
          hint={m.planning_seed_hint()}
          defaultValue={USUAL_SEED}
        />
      </Fieldset>
      <ActionBar>
        <Button>{m.planning_run_start()}</Button>
      </ActionBar>
    </form>
  );
}
