import { Form } from "react-router";
import { LANGUAGES } from "#app/lib/languages.ts";
import { m } from "#app/paraglide/messages.js";
import { locales } from "#app/paraglide/runtime.js";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field, type Option } from "#app/ui/Field.tsx";
import { ANSWERS, PURPOSES } from "../consent.ts";
import type { PurposeSeen } from "../consent-overview.server.ts";
import { answerInWords, channelInWords, purposeInWords } from "../consent-words.ts";

type ReceivedFormProps = {
  purposes: PurposeSeen[];
  today: string;
  fields: Record<string, string>;
  errors: FormError[];
};

/** What the office received on paper or by telephone. What was typed stays when something is wrong with it. */
export function ReceivedForm({ purposes, today, fields, errors }: ReceivedFormProps) {
  const latest = Math.max(1, ...purposes.map(({ text }) => text.version));
  const shown = (name: string) => ({
    name,
    defaultValue: fields[name] ?? "",
    error: errors.find(({ field }) => field === name)?.text,
  });
  return (
    <section>
      <h2>{m.accounts_received_title()}</h2>
      <p>{m.accounts_received_lead()}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="act" value="state" />
        <Choice
          {...shown("purpose")}
          label={m.accounts_consent_purpose()}
          options={optionsOf(PURPOSES, (purpose) => purposeInWords(purpose))}
        />
        <Choice {...shown("answer")} label={m.accounts_consent_answer()} options={optionsOf(ANSWERS, answerInWords)} />
        <Choice
          {...shown("channel")}
          label={m.accounts_consent_channel()}
          options={optionsOf(RECEIVED, channelInWords)}
        />
        <Field {...shown("saidOn")} type="date" label={m.accounts_consent_said_on()} max={today} required />
        <Choice
          {...shown("text")}
          label={m.accounts_consent_text()}
          hint={m.accounts_consent_text_hint()}
          options={textOptions(latest)}
        />
        <Field
          {...shown("validUntil")}
          type="date"
          label={m.accounts_consent_until()}
          hint={m.accounts_consent_until_hint()}
        />
        <Button>{m.accounts_received_button()}</Button>
      </Form>
    </section>
  );
}

const RECEIVED = ["paper", "telephone"] as const;

type ChoiceProps = {
  name: string;
  label: string;
  hint?: string;
  defaultValue: string;
  error: string | undefined;
  options: Option[];
};

/** A choice without a usual answer. */
function Choice({ options, ...field }: ChoiceProps) {
  return (
    <Field {...field} type="select" options={[{ value: "", label: m.accounts_invite_choose() }, ...options]} required />
  );
}

function optionsOf<Value extends string>(values: readonly Value[], wordsOf: (value: Value) => string): Option[] {
  return values.map((value) => ({ value, label: wordsOf(value) }));
}

/** Every version in every language, the latest first. */
function textOptions(latest: number): Option[] {
  const versions = Array.from({ length: latest }, (_, index) => latest - index);
  return versions.flatMap((version) =>
    locales.map((locale) => ({
      value: `${version} ${locale}`,
      label: m.accounts_text_version({ version, language: LANGUAGES[locale] }),
    })),
  );
}
