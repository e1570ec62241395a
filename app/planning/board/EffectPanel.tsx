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
  moving: PlannedVisit | null;
  /** A visit is selected: told is what the plan has from it. */
  selected: boolean;
  /** The plan without the change, or without the selected visit. */
  before: Standing;
  after: Standing;
  refusal: string | null;
  onSave: () => void;
  onPutBack: () => void;
};

/** What a change would do to the plan, told while it is made, or what the selected visit does, and why the last change was put back.
 *  Screen readers hear it as it changes. */
export function EffectPanel({ data, moving, selected, before, after, refusal, ...acts }: EffectPanelProps) {
  return (
    <div role="status">
      {refusal !== null && (
        <p>
          <strong>{m.planning_edit_put_back()}</strong> {refusal}
        </p>
      )}
      {moving && (
        <p>
          <strong>{boardNaming(data).person(moving.person)}</strong>: {weeksInWords(data.input.startsOn, moving)},{" "}
          {boardNaming(data).post(moving.post)}
        </p>
      )}
      {!moving && selected && <p>{m.planning_effect_with_visit()}</p>}
      {(moving || selected) && (
        <>
          <Numbers before={before} after={after} currency={data.input.currency} />
          <Rules data={data} before={before} after={after} />
        </>
      )}
      {moving && (
        <p>
          <Button type="button" compact onClick={acts.onSave}>
            {m.planning_edit_save()}
          </Button>{" "}
          <Button type="button" kind="quiet" compact onClick={acts.onPutBack}>
            {m.planning_edit_cancel()}
          </Button>
        </p>
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
