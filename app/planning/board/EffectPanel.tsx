import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { changeInWords, moneyChangeInWords, moneyInWords, numberInWords } from "#app/ui/number-words.ts";
import { breachInWords } from "../breach-words.ts";
import type { BoardData, PlannedVisit } from "./board-data.ts";
import { effectOf, type Standing } from "./board-edit.ts";
import { boardNaming } from "./board-naming.ts";
import { weeksInWords } from "./week-words.ts";

type EffectPanelProps = {
  data: BoardData;
  /** The visit that is being moved, where it would be; null when none is. */
  visit: PlannedVisit | null;
  before: Standing;
  after: Standing;
  refusal: string | null;
  onSave: () => void;
  onPutBack: () => void;
};

/** What a change would do to the plan, told while it is made, and why the last one was put back. Screen readers hear it as it changes. */
export function EffectPanel({ data, visit, before, after, refusal, onSave, onPutBack }: EffectPanelProps) {
  return (
    <div role="status">
      {refusal !== null && (
        <p>
          <strong>{m.planning_edit_put_back()}</strong> {refusal}
        </p>
      )}
      {visit && (
        <>
          <p>
            <strong>{boardNaming(data).person(visit.person)}</strong>: {weeksInWords(data.input.startsOn, visit)},{" "}
            {boardNaming(data).post(visit.post)}
          </p>
          <Numbers before={before} after={after} currency={data.input.currency} />
          <Rules data={data} before={before} after={after} />
          <p>
            <Button type="button" compact onClick={onSave}>
              {m.planning_edit_save()}
            </Button>{" "}
            <Button type="button" kind="quiet" compact onClick={onPutBack}>
              {m.planning_edit_cancel()}
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

function Numbers({ before, after, currency }: { before: Standing; after: Standing; currency: string }) {
  const cost = after.figures.cost - before.figures.cost;
  const covered = after.figures.weeksCovered - before.figures.weeksCovered;
  return (
    <p>
      {m.planning_effect_numbers({
        value: numberInWords(after.value),
        valueChange: changeInWords(after.value - before.value),
        cost: moneyInWords(after.figures.cost, currency),
        costChange: moneyChangeInWords(cost, currency),
        covered: numberInWords(after.figures.weeksCovered),
        coveredChange: changeInWords(covered),
      })}
    </p>
  );
}

function Rules({ data, before, after }: { data: BoardData; before: Standing; after: Standing }) {
  const { brought, mended } = effectOf(before, after);
  const naming = boardNaming(data);
  if (brought.length === 0 && mended.length === 0) return <p>{m.planning_effect_no_rule()}</p>;
  return (
    <ul>
      {brought.map((breach) => (
        <li key={JSON.stringify(breach)}>
          <strong>{m.planning_effect_breaks()}</strong> {breachInWords(breach, naming)}
        </li>
      ))}
      {mended.length > 0 && <li>{m.planning_effect_mends({ count: mended.length })}</li>}
    </ul>
  );
}
