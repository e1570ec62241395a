import { href } from "react-router";
import { mayOpen } from "#app/accounts/policy-decisions.ts";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import type { Membership } from "#app/accounts/membership.queries.server.ts";
import type { Role } from "#app/accounts/policy.ts";
import { roleInWords } from "#app/accounts/policy-words.ts";
import { programmeNavigation } from "#app/navigation.ts";
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
  const { programme, role } = requireViewer(context);
  const plans = mayOpen(role, "/programmes/:programme/plans", "GET");
  return { programme, role, overview: plans ? await inViewersProgramme(context, getOverview) : null };
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData?.programme.name) }];
}

export default function ProgrammeStart({ loaderData: { programme, role, overview } }: Route.ComponentProps) {
  if (overview === null) return <PartnerStart programme={programme} role={role} />;
  return <OfficeStart programme={programme} overview={overview} />;
}

type StartProps = { programme: Membership["programme"] };

/** For those who have a part in the programme but do not plan it: what is open to them. */
function PartnerStart({ programme, role }: StartProps & { role: Role }) {
  const start = href("/programmes/:programme", { programme: programme.code });
  const open = programmeNavigation({ code: programme.code, role }, start).filter((item) => item.href !== start);
  return (
    <>
      <PageTitle lead={m.home_partner_lead({ role: roleInWords(role) })}>{programme.name}</PageTitle>
      {programme.demonstration && <DemonstrationNotice />}
      <ul>
        {open.map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function DemonstrationNotice() {
  return (
    <Notice title={m.home_demonstration_title()}>
      <p>{m.home_demonstration_text()}</p>
    </Notice>
  );
}

function OfficeStart({ programme, overview }: StartProps & { overview: Overview }) {
  const inProgramme = { programme: programme.code };
  const imports = href("/programmes/:programme/import", inProgramme);
  const plans = href("/programmes/:programme/plans", inProgramme);
  const [draft] = overview.drafts;
  return (
    <>
      <PageTitle lead={leadOf(overview)}>{programme.name}</PageTitle>
      {programme.demonstration && <DemonstrationNotice />}
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
