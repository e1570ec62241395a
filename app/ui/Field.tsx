import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { m } from "#app/paraglide/messages.js";

export type Option = { value: string; label: string; disabled?: boolean };

type Common = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do, or nothing. */
  error?: string | undefined;
  id?: string | undefined;
};

type InputField = Common & {
  type?: "text" | "number" | "date" | "file" | "email" | "password" | "tel" | "search" | "url";
} & Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "name" | "id">;
type SelectField = Common & { type: "select"; options: Option[] } & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    "name" | "id"
  >;
type TextareaField = Common & { type: "textarea" } & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name" | "id">;
type CheckboxField = Common & { type: "checkbox" } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    "type" | "name" | "id"
  >;

export type FieldProps = InputField | SelectField | TextareaField | CheckboxField;

/** The id of a field's control, for an error summary's link. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

/** A labelled control with its hint and its error. A field that is not `required` says "(optional)". */
export function Field(props: FieldProps) {
  const { label, hint, error, id = fieldId(props.name), ...control } = props;
  const wrap = error ? "field wrong" : "field";
  const described = <Described id={id} hint={hint} error={error} />;
  if (control.type === "checkbox")
    return (
      <div className={wrap}>
        {described}
        <div className="choice">
          <input {...control} {...describing(id, hint, error)} />
          <label htmlFor={id}>{label}</label>
        </div>
      </div>
    );
  return (
    <div className={wrap}>
      <label htmlFor={id}>
        {label}
        {!control.required && !control.disabled && <span className="optional"> {m.ui_optional()}</span>}
      </label>
      {described}
      <Control control={control} attributes={describing(id, hint, error)} />
    </div>
  );
}

/** Omits from each member of a union, so that `type` still tells them apart. */
type OmitFromEach<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

type ControlProps = {
  control: OmitFromEach<Exclude<FieldProps, CheckboxField>, "label" | "hint" | "error" | "id">;
  attributes: ReturnType<typeof describing>;
};

function Control({ control, attributes }: ControlProps) {
  if (control.type === "select") {
    const { type: _, options, ...rest } = control;
    return (
      <select {...rest} {...attributes}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (control.type === "textarea") {
    const { type: _, ...rest } = control;
    return <textarea rows={5} {...rest} {...attributes} />;
  }
  return <input type="text" {...control} {...attributes} />;
}

function Described({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          <span className="hidden-text">{m.ui_error_prefix()} </span>
          {error}
        </p>
      )}
    </>
  );
}

function describing(id: string, hint: ReactNode, error: string | undefined) {
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": error ? (true as const) : undefined,
  };
}
