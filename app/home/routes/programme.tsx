import { href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { Holdings } from "../components/Holdings.tsx";
import { Steps } from "../components/Steps.tsx";
import { UnderWay } from "../components/UnderWay.tsx";
import { STEPS } from "../next-step.ts";
import { getOverview, type Overview } from "../overview.server.ts";
import { stepInWords } from "../overview-words.ts";
import type { Route } from "./+types/programme";

export async function loader({ context }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return { programme, overview: await inViewersProgramme(context, getOverview) };
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData?.programme.name) }];
}

export default function ProgrammeStart({ loaderData: { programme, overview } }: Route.ComponentProps) {
  const inProgramme = { programme: programme.code };
  const imports = href("/programmes/:programme/import", inProgramme);
  const plans = href("/programmes/:programme/plans", inProgramme);
  const [draft] = overview.drafts;
  return (
    <>
      <PageTitle lead={leadOf(overview)}>{programme.name}</PageTitle>
      {programme.demonstration && (
        <Notice title={m.home_demonstration_title()}>
          <p>{m.home_demonstration_text()}</p>
        </Notice>
      )}
      <Steps
        states={overview.steps}
        hrefs={{
          "import-needs": imports,
          "import-professionals": imports,
          plan: plans,
          accept: draft ? href("/programmes/:programme/plans/:plan", { ...inProgramme, plan: draft.planId }) : plans,
        }}
      />
      <h2>{m.home_holdings()}</h2>
      <Holdings overview={overview} programme={programme.code} />
      <UnderWay overview={overview} programme={programme.code} />
    </>
  );
}

/** The next step and who acts. */
function leadOf({ steps }: Overview): string {
  const next = STEPS.find((step) => steps[step] === "next");
  if (next !== undefined) return m.home_next_lead({ step: stepInWords(next).title });
  return steps.plan === "going-on" ? m.home_planner_at_work_lead() : m.home_all_done_lead();
}
