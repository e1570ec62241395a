import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import { fieldId, type Option } from "./Field.tsx";

type FieldsetProps = { legend: ReactNode; hint?: ReactNode; children: ReactNode };

/** Fields that belong together, under one name. */
export function Fieldset({ legend, hint, children }: FieldsetProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

type ChoicesProps = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** radio: exactly one. checkbox: any number of them. */
  type: "radio" | "checkbox";
  options: (Option & { hint?: ReactNode })[];
  chosen?: string[];
};

/** One question with its answers all in sight. The first answer carries the id that an error summary links to. */
export function Choices({ name, legend, hint, error, type, options, chosen = [] }: ChoicesProps) {
  return (
    <fieldset className={error ? "wrong" : undefined}>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {error && (
        <p className="error">
          <span className="hidden-text">{m.ui_error_prefix()} </span>
          {error}
        </p>
      )}
      {options.map((option, index) => {
        const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`;
        return (
          <div className="choice" key={option.value}>
            <input
              type={type}
              id={id}
              name={name}
              value={option.value}
              disabled={option.disabled}
              defaultChecked={chosen.includes(option.value)}
            />
            <label htmlFor={id}>
              {option.label}
              {option.hint && <span className="hint"> {option.hint}</span>}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}
