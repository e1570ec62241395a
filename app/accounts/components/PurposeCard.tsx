import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { type Answer, answersOffered } from "../consent.ts";
import type { PurposeSeen } from "../consent-overview.server.ts";
import {
  answerInWords,
  channelInWords,
  offerInWords,
  purposeInWords,
  saidInWords,
  standingInWords,
  textInWords,
} from "../consent-words.ts";

type PurposeCardProps = { seen: PurposeSeen; timeZone: string; canAnswer: boolean };

/** One purpose for the person whom it is about: its words, how it stands, and a button for each answer, each as near as the other. */
export function PurposeCard({ seen, timeZone, canAnswer }: PurposeCardProps) {
  const { purpose, standing, text, last } = seen;
  const { label, tone } = standingInWords(standing);
  return (
    <section id={purpose}>
      <h2>
        {purposeInWords(purpose)} <Tag tone={tone}>{label}</Tag>
      </h2>
      <p lang={text.language}>{text.words}</p>
      {last && (
        <p className="muted">
          {m.accounts_consent_last({
            answer: answerInWords(last.answer),
            when: saidInWords(last, timeZone),
            how: channelInWords(last.channel),
            text: textInWords(last.text),
          })}
        </p>
      )}
      {canAnswer && (
        <Form method="post">
          <input type="hidden" name="purpose" value={purpose} />
          <input type="hidden" name="version" value={text.version} />
          <input type="hidden" name="language" value={text.language} />
          <ActionBar>
            {answersOffered(standing).map((answer) => (
              <AnswerButton key={answer} answer={answer} about={purposeInWords(purpose)} />
            ))}
          </ActionBar>
        </Form>
      )}
    </section>
  );
}

function AnswerButton({ answer, about }: { answer: Answer; about: string }) {
  return (
    <Button kind={answer === "given" ? "main" : "quiet"} name="answer" value={answer}>
      {offerInWords(answer)} <span className="hidden-text">{about}</span>
    </Button>
  );
}
