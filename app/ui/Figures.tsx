import type { ReactNode } from "react";

export type Figure = {
  label: ReactNode;
  value: ReactNode;
  /** What it is compared with, or counted over. */
  note?: ReactNode;
};

/** Key figures side by side. */
export function Figures({ items, label }: { items: Figure[]; label?: string }) {
  return (
    <dl className="figures" aria-label={label}>
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.label}</dt>
          <dd>
            {item.value}
            {item.note && <small>{item.note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
