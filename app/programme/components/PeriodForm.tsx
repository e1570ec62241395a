import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { Fieldset } from "#app/ui/Fieldset.tsx";
import { datesInWords } from "#app/ui/date-words.ts";
import { blockBudgetFields, type PeriodFields } from "../period-form.ts";
import { blockDates, type PeriodEntry } from "../period.ts";
import { WEIGHT_GROUPS, type WeightField, weightGroupInWords, weightInWords } from "../period-words.ts";

type PeriodFormProps = {
  period: PeriodEntry;
  currency: string;
  /** What was typed, or what the period says now. */
  fields: PeriodFields;
  /** The version of the period that the form was made from. */
  seen: string;
  errors: FormError[];
  /** The page of the period. */
  back: string;
};

/** What a field of this form shows: what was typed, and what is wrong with it. */
type Shown = (name: string) => { name: string; defaultValue: string; error: string | undefined; autoComplete: string };

/** The form of a period's budget, clearance weeks and weights. What was typed stays when something is wrong with it. */
export function PeriodForm({ period, currency, fields, seen, errors, back }: PeriodFormProps) {
  const shown: Shown = (name) => ({
    name,
    defaultValue: fields[name] ?? "",
    error: errors.find(({ field }) => field === name)?.text,
    autoComplete: "off",
  });
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="seen" value={seen} />
      <MoneyAndTime shown={shown} currency={currency} />
      <BlockBudgets shown={shown} currency={currency} period={period} />
      {WEIGHT_GROUPS.map(({ group, fields: weights }) => (
        <Fieldset key={group} legend={weightGroupInWords(group)}>
          {weights.map((field) => (
            <Weight key={field} field={field} shown={shown} />
          ))}
        </Fieldset>
      ))}
      <ActionBar>
        <Button>{m.programme_save_period()}</Button>
        <a href={back}>{m.programme_leave_as_it_is()}</a>
      </ActionBar>
    </Form>
  );
}

function MoneyAndTime({ shown, currency }: { shown: Shown; currency: string }) {
  return (
    <Fieldset legend={m.programme_money_and_time()}>
      <Field
        {...shown("budget")}
        label={m.programme_budget_in({ currency })}
        hint={m.programme_budget_hint()}
        inputMode="decimal"
        className="short"
        required
      />
      <Field
        {...shown("clearanceWeeks")}
        label={m.programme_clearance_weeks()}
        hint={m.programme_clearance_weeks_hint()}
        inputMode="numeric"
        className="short"
        required
      />
    </Fieldset>
  );
}

type BlockBudgetsProps = { shown: Shown; currency: string; period: PeriodEntry };

function BlockBudgets({ shown, currency, period }: BlockBudgetsProps) {
  const names = blockBudgetFields(period);
  return (
    <Fieldset legend={m.programme_block_budgets()} hint={m.programme_block_budgets_hint()}>
      {blockDates(period).map((dates, block) => (
        <Field
          key={dates.firstOn}
          {...shown(names[block] ?? "")}
          label={m.programme_block_budget({ number: block + 1, dates: datesInWords(dates), currency })}
          inputMode="decimal"
          className="short"
        />
      ))}
    </Fieldset>
  );
}

function Weight({ field, shown }: { field: WeightField; shown: Shown }) {
  const { label, text } = weightInWords(field);
  const isList = field === "transfer";
  return (
    <Field
      {...shown(field)}
      label={label}
      hint={text}
      inputMode={isList ? "text" : "decimal"}
      className={isList ? undefined : "short"}
      required
    />
  );
}
