import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { Fieldset } from "#app/ui/Fieldset.tsx";
import type { WorkbookImport } from "../import.queries.server.ts";

type ImportActsProps = {
  programme: string;
  found: Pick<WorkbookImport, "importId" | "state" | "summary">;
  errors: FormError[];
  typed: GroundFields;
};

/** What was typed about the ground on which people are registered. */
type GroundFields = { ground: string; agreedOn: string };

/** What can be done with an import now; what is refused says why. */
export function ImportActs({ programme, found, errors, typed }: ImportActsProps) {
  if (found.state !== "checked") return <WayOn programme={programme} state={found.state} />;
  const { problemCount, withoutConsent = 0 } = found.summary;
  const mend = href("/programmes/:programme/import/:import/what-to-mend.xlsx", { programme, import: found.importId });
  return (
    <form method="post" noValidate>
      {problemCount === 0 && withoutConsent > 0 && (
        <ConsentGround people={withoutConsent} errors={errors} typed={typed} />
      )}
      <ActionBar>
        {problemCount > 0 && (
          <ButtonLink href={mend} download>
            {m.exchange_download_mend()}
          </ButtonLink>
        )}
        <Button
          type="submit"
          name="act"
          value="take"
          kind={problemCount > 0 ? "quiet" : "main"}
          refused={problemCount > 0 ? m.exchange_take_refused() : undefined}
        >
          {m.exchange_take_button()}
        </Button>
        <Button type="submit" name="act" value="abandon" kind="risky">
          {m.exchange_abandon_button()}
        </Button>
      </ActionBar>
      <p>
        <small className="muted">{m.exchange_abandon_note()}</small>
      </p>
    </form>
  );
}

type ConsentGroundProps = { people: number; errors: FormError[]; typed: GroundFields };

/** On which ground the people are registered of whom the list says nothing. There is no usual answer: whoever imports must say it. */
function ConsentGround({ people, errors, typed }: ConsentGroundProps) {
  const errorAt = (name: string) => errors.find(({ field }) => field === name)?.text;
  return (
    <Fieldset legend={m.exchange_ground_title()} hint={m.exchange_ground_hint({ people })}>
      <Field
        name="ground"
        type="select"
        label={m.exchange_ground_label()}
        defaultValue={typed.ground}
        error={errorAt("ground")}
        options={[
          { value: "", label: m.exchange_ground_choose() },
          { value: "agreed", label: m.exchange_ground_agreed() },
          { value: "none", label: m.exchange_ground_none() },
        ]}
        required
      />
      <Field
        name="agreedOn"
        type="date"
        label={m.exchange_ground_day()}
        defaultValue={typed.agreedOn}
        error={errorAt("agreedOn")}
      />
    </Fieldset>
  );
}

/** Where to go once an import has ended. */
function WayOn({ programme, state }: { programme: string; state: "taken" | "abandoned" }) {
  return (
    <ActionBar>
      {state === "taken" ? (
        <ButtonLink href={href("/programmes/:programme/plans", { programme })}>{m.exchange_to_plans()}</ButtonLink>
      ) : (
        <ButtonLink href={href("/programmes/:programme/import", { programme })}>{m.exchange_to_imports()}</ButtonLink>
      )}
    </ActionBar>
  );
}
