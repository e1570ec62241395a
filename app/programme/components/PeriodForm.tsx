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
import { WEIGHT_GROUPS, type WeightGroup, weightGroupInWords, weightInWords } from "../period-words.ts";

type PeriodFormProps = {
  period: PeriodEntry;
  currency: string;
  /** What was typed, or what the period says now. */
  fields: PeriodFields;
  errors: FormError[];
  /** The page of the period. */
  back: string;
};

/** The form of a period's budget, clearance weeks and weights. What was typed stays when something is wrong with it. */
export function PeriodForm({ period, currency, fields, errors, back }: PeriodFormProps) {
  const shown = (name: string) => ({
    name,
    defaultValue: fields[name] ?? "",
    error: errors.find(({ field }) => field === name)?.text,
    autoComplete: "off",
  });
  return (
    <Form method="post" noValidate>
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
      <Fieldset legend={m.programme_block_budgets()} hint={m.programme_block_budgets_hint()}>
        {blockDates(period).map((dates, block) => (
          <Field
            key={dates.firstOn}
            {...shown(blockBudgetFields(period)[block] ?? "")}
            label={m.programme_block_budget({ number: block + 1, dates: datesInWords(dates), currency })}
            inputMode="decimal"
            className="short"
          />
        ))}
      </Fieldset>
      {(Object.keys(WEIGHT_GROUPS) as WeightGroup[]).map((group) => (
        <Fieldset key={group} legend={weightGroupInWords(group)}>
          {WEIGHT_GROUPS[group].map((field) => (
            <Field
              key={field}
              {...shown(field)}
              label={weightInWords(field).label}
              hint={weightInWords(field).text}
              inputMode={field === "transfer" ? "text" : "decimal"}
              className={field === "transfer" ? undefined : "short"}
              required
            />
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
