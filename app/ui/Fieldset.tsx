import type { ReactNode } from "react";

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
