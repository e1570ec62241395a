import { m } from "#app/paraglide/messages.js";
import { Figures } from "#app/ui/Figures.tsx";
import { Progress } from "#app/ui/Progress.tsx";
import { numberInWords, percentInWords } from "#app/ui/number-words.ts";
import type { PlanRun } from "../plan-run.queries.server.ts";
import { isUnderWay } from "../plan-states.ts";
import { chartOfProgress } from "../progress-chart.ts";
import { ProgressChart } from "./ProgressChart.tsx";

/** How far a run is: seconds, best plan so far, what is possible at most, and the picture of both. */
export function RunProgress({ run }: { run: PlanRun }) {
  const { progress, secondsLimit } = run;
  const last = progress.at(-1);
  const chart = chartOfProgress(progress);
  const known = (number: number | null | undefined) =>
    number == null ? m.planning_not_known_yet() : numberInWords(Math.floor(number));
  return (
    <>
      {isUnderWay(run.state) && (
        <Progress
          label={m.planning_run_time()}
          value={last?.seconds}
          max={secondsLimit}
          note={m.planning_run_seconds_of({
            seconds: numberInWords(Math.round(last?.seconds ?? 0)),
            limit: numberInWords(secondsLimit),
          })}
        />
      )}
      <Figures
        label={m.planning_run_figures()}
        items={[
          { label: m.planning_run_best_so_far(), value: known(last?.value) },
          { label: m.planning_best_possible(), value: known(last?.bound), note: m.planning_bound_note() },
          {
            label: m.planning_gap(),
            value: last?.gap == null ? m.planning_not_known_yet() : percentInWords(last.gap),
            note: m.planning_gap_note(),
          },
          { label: m.planning_seconds(), value: numberInWords(Math.round(last?.seconds ?? 0)) },
        ]}
      />
      {chart && <ProgressChart chart={chart} />}
    </>
  );
}
