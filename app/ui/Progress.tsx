import { useId, type ReactNode } from "react";

type ProgressProps = {
  label: ReactNode;
  /** Between 0 and max; leave out while it is not known. */
  value?: number | undefined;
  max?: number;
  /** What has been done, in words: "12 of 30 seconds". */
  note?: ReactNode;
};

/** How far long work has come. */
export function Progress({ label, value, max = 1, note }: ProgressProps) {
  const id = useId();
  return (
    <div className="field progress">
      <label htmlFor={id}>
        <span>{label}</span> <span className="optional">{note}</span>
      </label>
      <progress id={id} value={value} max={max} />
    </div>
  );
}
