import { ButtonLink } from "#app/ui/Button.tsx";
import { Tag, type Tone } from "#app/ui/Tag.tsx";
import { type Step, STEPS, type StepState } from "../next-step.ts";
import { stepInWords, stepStateInWords } from "../overview-words.ts";
import "./steps.css";

const TONES: Record<StepState, Tone> = { done: "good", "going-on": "info", next: "warning", later: "neutral" };

type StepsProps = {
  states: Record<Step, StepState>;
  /** Where each step is taken. */
  hrefs: Record<Step, string>;
};

/** The way from two lists to an accepted plan, with the one step that is next. */
export function Steps({ states, hrefs }: StepsProps) {
  return (
    <ol className="steps">
      {STEPS.map((step) => {
        const { title, text, act } = stepInWords(step);
        const state = states[step];
        return (
          <li key={step} aria-current={state === "next" ? "step" : undefined}>
            <h2>{title}</h2>
            <Tag tone={TONES[state]}>{stepStateInWords(state)}</Tag>
            {(state === "next" || state === "going-on") && <p>{text}</p>}
            {state === "next" && <ButtonLink href={hrefs[step]}>{act}</ButtonLink>}
          </li>
        );
      })}
    </ol>
  );
}
