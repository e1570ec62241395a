import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { Field, type Option } from "#app/ui/Field.tsx";
import { boardQuery, type BoardAddress } from "./board-address.ts";
import type { Reasons } from "./board-reasons.ts";

type ReasonsPanelProps = {
  reasons: Reasons;
  /** Names of the person and the post that the reasons are about. */
  names: { person: string; post: string };
  address: BoardAddress;
};

/** Why the selected visit, post or person is where it is. */
export function ReasonsPanel({ reasons, names, address }: ReasonsPanelProps) {
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">{headingOf(reasons, names)}</h2>
      {reasons.sentences.length === 0 ? (
        <p>{m.planning_reasons_none()}</p>
      ) : (
        <ul>
          {reasons.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p>
        <a href={boardQuery(address, { visit: null, post: null, why: null })}>{m.planning_reasons_close()}</a>
      </p>
    </section>
  );
}

function headingOf({ about }: Reasons, names: { person: string; post: string }): string {
  switch (about) {
    case "visit":
      return m.planning_reasons_visit(names);
    case "post":
      return m.planning_reasons_post({ post: names.post });
    case "person":
      return m.planning_reasons_person({ person: names.person });
    case "pair":
      return m.planning_reasons_pair(names);
  }
}

type WhyFormProps = {
  address: BoardAddress;
  /** People who could have been in the plan and are not. */
  notInPlan: Option[];
};

/** Asks why somebody is not in the plan, or, when a post is selected, not at that post. */
export function WhyForm({ address, notInPlan }: WhyFormProps) {
  const kept = Object.entries({ ...address, visit: null, why: null }).filter(([, value]) => value !== null);
  const question = { name: "why", label: m.planning_why_label(), defaultValue: address.why ?? "", required: true };
  return (
    <form className="inline-form screen-only" action="#selected">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ""} />
      ))}
      {notInPlan.length > 0 ? (
        <Field type="select" {...question} options={[{ value: "", label: m.planning_why_choose() }, ...notInPlan]} />
      ) : (
        <Field type="text" {...question} hint={m.planning_why_code()} />
      )}
      <Button kind="quiet">{m.planning_why_ask()}</Button>
    </form>
  );
}
