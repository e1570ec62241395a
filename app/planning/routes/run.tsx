import { data, href, redirect } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { PageScript } from "#app/ui/PageScript.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { timeInWords } from "../components/time-words.ts";
import { RunEnd } from "../components/RunEnd.tsx";
import { RunProgress } from "../components/RunProgress.tsx";
import { runStateInWords } from "../components/plan-state-words.ts";
// oxlint-disable-next-line import/default -- the query makes it the address of a built file
import followRun from "../components/follow-run.script.ts?worker&url";
import { planInputNoticeInWords } from "../plan-input-notice-words.ts";
import { canBeStopped, isUnderWay } from "../plan-states.ts";
import { stopPlanRun } from "../plan-run.commands.server.ts";
import { getPlanRun } from "../plan-run.queries.server.ts";
import { PLANNING_REFUSALS } from "../refusals.ts";
import { runConflictInWords } from "../run-conflict.server.ts";
import "../components/run.css";
import type { Route } from "./+types/run";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const run = await getPlanRun(transaction, idOr404(params.run));
    if (run === null) throw data(null, { status: 404 });
    return { programme, run: { ...run, conflict: await runConflictInWords(transaction, run) } };
  });
}

/** Stops a run, which ends with the best plan it has; every member may. Audit: planning/stop-run. */
export async function action({ context, params, request }: Route.ActionArgs) {
  await readForm(request);
  const runId = idOr404(params.run);
  const stopped = await inViewersProgramme(context, (transaction, by) => stopPlanRun(transaction, by, runId));
  if (!isRefusal(stopped)) return redirect(href("/programmes/:programme/plans/runs/:run", params));
  const errors = [{ text: refusalInWords(stopped, PLANNING_REFUSALS) }];
  return data({ errors }, { status: statusOfRefusal(stopped, PLANNING_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.planning_run_title(), loaderData?.programme.name) }];
}

export default function Run({ loaderData: { programme, run }, actionData }: Route.ComponentProps) {
  const inProgramme = { programme: programme.code };
  const underWay = isUnderWay(run.state);
  const events = href("/programmes/:programme/plans/runs/:run/progress", { ...inProgramme, run: run.runId });
  return (
    <>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <Breadcrumbs
        items={[{ label: m.planning_plans_title(), href: href("/programmes/:programme/plans", inProgramme) }]}
      />
      {/* The script puts this part of a fresh page here whenever the run has come further. */}
      <div id="run" data-events={underWay ? events : undefined}>
        <PageTitle status={runStateInWords(run)} lead={underWay ? m.planning_run_can_be_left() : undefined}>
          {m.planning_run_title()}
        </PageTitle>
        <RunEnd run={run} programme={programme.code} />
        <RunProgress run={run} />
      </div>
      {underWay && (
        <form method="post">
          <ActionBar>
            <Button kind="quiet" refused={canBeStopped(run) ? undefined : m.planning_run_stops_soon()}>
              {m.planning_run_stop()}
            </Button>
          </ActionBar>
        </form>
      )}
      <KeyValues
        items={[
          { label: m.planning_period(), value: run.periodName },
          { label: m.planning_run_started_by(), value: run.startedBy },
          { label: m.planning_run_started(), value: timeInWords(run.createdAt, programme.timeZone) },
          { label: m.planning_seed(), value: run.seed },
        ]}
      />
      {run.notices.length > 0 && <LeftOut sentences={run.notices.map(planInputNoticeInWords)} />}
      {underWay && (
        <>
          <PageScript src={followRun} />
          <noscript>
            <meta httpEquiv="refresh" content="5" />
          </noscript>
        </>
      )}
    </>
  );
}

function LeftOut({ sentences }: { sentences: string[] }) {
  return (
    <section>
      <h2>{m.planning_left_out_title({ count: sentences.length })}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
