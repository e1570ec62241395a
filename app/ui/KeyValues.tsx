import type { ReactNode } from "react";

/** The facts of a record: a word, and what holds. Pairs whose value is null or undefined are left out. */
export function KeyValues({ items }: { items: { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items
        .filter((item) => item.value !== null && item.value !== undefined)
        .map((item, index) => (
          <div key={index}>
            <dt>{item.label}</dt>
            <dd>{item.value}</dd>
          </div>
        ))}
    </dl>
  );
}
