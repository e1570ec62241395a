import { Form } from "react-router";
import { LANGUAGES } from "#app/lib/languages.ts";
import { m } from "#app/paraglide/messages.js";
import { locales } from "#app/paraglide/runtime.js";
import { Button } from "#app/ui/Button.tsx";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
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
  const choose = { value: "", label: m.accounts_invite_choose() };
  return (
    <section>
      <h2>{m.accounts_received_title()}</h2>
      <p>{m.accounts_received_lead()}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="act" value="state" />
        <Field
          {...shown("purpose")}
          type="select"
          label={m.accounts_consent_purpose()}
          options={[choose, ...PURPOSES.map((value) => ({ value, label: purposeInWords(value) }))]}
          required
        />
        <Field
          {...shown("answer")}
          type="select"
          label={m.accounts_consent_answer()}
          options={[choose, ...ANSWERS.map((value) => ({ value, label: answerInWords(value) }))]}
          required
        />
        <Field
          {...shown("channel")}
          type="select"
          label={m.accounts_consent_channel()}
          options={[
            choose,
            ...(["paper", "telephone"] as const).map((value) => ({ value, label: channelInWords(value) })),
          ]}
          required
        />
        <Field {...shown("saidOn")} type="date" label={m.accounts_consent_said_on()} max={today} required />
        <Field
          {...shown("text")}
          type="select"
          label={m.accounts_consent_text()}
          hint={m.accounts_consent_text_hint()}
          options={[choose, ...textOptions(latest)]}
          required
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

/** Every version in every language, the latest first. */
function textOptions(latest: number) {
  const versions = Array.from({ length: latest }, (_, index) => latest - index);
  return versions.flatMap((version) =>
    locales.map((locale) => ({
      value: `${version} ${locale}`,
      label: m.accounts_text_version({ version, language: LANGUAGES[locale] }),
    })),
  );
}
