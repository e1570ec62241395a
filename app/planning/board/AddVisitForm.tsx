import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { Details } from "#app/ui/Details.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field, fieldId, type Option } from "#app/ui/Field.tsx";
import type { BoardData } from "./board-data.ts";
import { mondayOptions, peopleOptions, postOptions } from "./place-options.ts";
import { fieldToAdd } from "./visit-to-add-words.ts";
import type { VisitFields } from "./visit-to-add.ts";

type AddVisitFormProps = {
  data: BoardData;
  /** People who could have been in the plan and are not. */
  notInPlan: Option[];
  /** There are too many people to name them all. */
  asksForCode: boolean;
  /** What stands in the fields at the beginning. */
  fields: VisitFields;
  errors: FormError[];
};

/** Adds a visit of anyone who can come. It is sent to the server also with JavaScript, because only the server knows those who are not
 *  in the plan: the board in the browser is kept small. */
export function AddVisitForm(props: AddVisitFormProps) {
  return (
    <Form
      method="post"
      className="visit-form screen-only"
      noValidate
      preventScrollReset
      aria-label={m.planning_add_title()}
    >
      {/* The key makes the fields follow what is selected. */}
      <VisitToAdd key={JSON.stringify(props.fields)} {...props} />
      <div className="actions">
        <Button name="act" value="add">
          {m.planning_add_button()}
        </Button>
      </div>
    </Form>
  );
}

/** The form behind its title, for when nothing is selected. */
export function AddVisitDetails(props: AddVisitFormProps) {
  return (
    <div className="screen-only">
      <Details summary={m.planning_add_title()} open={props.errors.length > 0}>
        <AddVisitForm {...props} />
      </Details>
    </div>
  );
}

function VisitToAdd({ data, notInPlan, asksForCode, fields, errors }: AddVisitFormProps) {
  const shared = (name: keyof VisitFields) => ({
    name,
    // The page has other fields of these names.
    id: fieldId(fieldToAdd(name)),
    required: true,
    defaultValue: fields[name],
    error: errors.find(({ field }) => field === fieldToAdd(name))?.text,
  });
  const person = { ...shared("person"), label: m.planning_add_person() };
  const post = { ...shared("post"), label: m.planning_add_post() };
  const start = { ...shared("start"), label: m.planning_add_start() };
  const weeks = { ...shared("weeks"), label: m.planning_table_weeks() };
  return (
    <div className="inline-form">
      {asksForCode ? (
        <Field type="text" {...person} hint={m.planning_why_code()} />
      ) : (
        <Field type="select" {...person} options={withNone(m.planning_why_choose(), peopleOptions(data, notInPlan))} />
      )}
      <Field type="select" {...post} options={withNone(m.planning_add_choose_post(), postOptions(data))} />
      <Field type="select" {...start} options={withNone(m.planning_add_choose_start(), mondayOptions(data))} />
      <Field type="number" {...weeks} min={1} max={data.input.weeks} />
    </div>
  );
}

function withNone(label: string, options: Option[]): Option[] {
  return [{ value: "", label }, ...options];
}
