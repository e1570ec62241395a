import { KeyValues } from "#app/ui/KeyValues.tsx";

export type FactSection = { title: string; entries: [label: string, value: string][][] };

/** What is held about somebody, section by section, each row of a table a group of facts. */
export function HeldFacts({ sections }: { sections: FactSection[] }) {
  return sections.map(({ title, entries }) => (
    <section key={title}>
      <h3>{title}</h3>
      {entries.map((entry, index) => (
        <KeyValues key={index} items={entry.map(([label, value]) => ({ label, value }))} />
      ))}
    </section>
  ));
}
