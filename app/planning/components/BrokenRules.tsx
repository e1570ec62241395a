import { m } from "#app/paraglide/messages.js";
import { Notice } from "#app/ui/Notice.tsx";

/** The rules that a plan breaks, a sentence each; says so when it breaks none. */
export function BrokenRules({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return <Notice tone="good" title={m.planning_rules_all_kept()} />;
  return (
    <Notice tone="danger" title={m.planning_rules_broken({ count: sentences.length })}>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}
