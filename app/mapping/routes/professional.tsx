import { data, href, Outlet } from "react-router";
import { historyLink } from "#app/accounts/history-link.server.ts";
import { listCodesWithout } from "#app/accounts/consent.queries.server.ts";
import { fieldsSeen, may } from "#app/accounts/policy-decisions.ts";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { writeReading } from "#app/lib/audit.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getProgramme, listPeriodFrames } from "#app/programme/period.queries.server.ts";
import { getNames } from "#app/programme/reference.queries.server.ts";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { Availability } from "../components/Availability.tsx";
import { RestrictedProfessional } from "../components/RestrictedProfessional.tsx";
import { ProfessionalFacts } from "../components/ProfessionalFacts.tsx";
import { findRestricted, getProfessional } from "../professional.queries.server.ts";
import { nameOrCode } from "../professional-words.ts";
import type { Route } from "./+types/professional";

/** Whoever opens a personal file is remembered. Audit: mapping/read-professional. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const viewer = requireViewer(context);
  const { programme, role } = viewer;
  const sees = fieldsSeen(role, "professional");
  return await inViewersProgramme(context, async (transaction, by) => {
    const professional = await getProfessional(transaction, params.professional, sees);
    if (professional === null && may(role, "read", "restriction")) {
      const restricted = await findRestricted(transaction, params.professional);
      if (restricted !== null) return { programme, restricted, record: null };
    }
    if (professional === null) throw data(null, { status: 404 });
    const object = { kind: "professional", id: professional.professionalId };
    await writeReading(transaction, by, { act: "mapping/read-professional", object });
    const { currency } = await getProgramme(transaction);
    const [period = null] = await listPeriodFrames(transaction);
    const isOffice = may(role, "change", "professional");
    const record = {
      professional,
      consent: isOffice
        ? { agrees: !(await listCodesWithout(transaction, "planning", [professional.code])).has(professional.code) }
        : null,
      sees: [...sees],
      currency,
      period,
      names: await getNames(transaction),
      history: historyLink(viewer, { kind: "professional", key: professional.code }),
    };
    return { programme, restricted: null, record };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  const shown = loaderData?.record?.professional ?? loaderData?.restricted;
  return [{ title: documentTitle(shown ? nameOrCode(shown) : undefined, loaderData?.programme.name) }];
}

type Loaded = Route.ComponentProps["loaderData"];

export default function ProfessionalPage({ loaderData: { programme, restricted, record } }: Route.ComponentProps) {
  if (record === null) return <RestrictedProfessional programme={programme} restricted={restricted} />;
  return <ProfessionalRecord programme={programme} record={record} />;
}

type RecordProps = { programme: Loaded["programme"]; record: NonNullable<Loaded["record"]> };

function ProfessionalRecord({ programme, record }: RecordProps) {
  const { professional, consent, currency, period, names, history } = record;
  const sees = new Set(record.sees);
  const inProgramme = { programme: programme.code };
  return (
    <>
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.mapping_professionals_title(), href: href("/programmes/:programme/professionals", inProgramme) },
        ]}
      />
      <PageTitle
        status={professional.invented ? { label: m.mapping_invented() } : undefined}
        lead={professional.invented ? m.mapping_invented_lead() : undefined}
      >
        {nameOrCode(professional)}
      </PageTitle>
      {consent?.agrees === false && (
        <Notice tone="warning" title={m.mapping_not_agreed_title()}>
          <p>{m.mapping_not_agreed_text()}</p>
        </Notice>
      )}
      <ActionBar>
        {consent && (
          <a
            href={href("/programmes/:programme/professionals/:professional/consent", {
              ...inProgramme,
              professional: professional.code,
            })}
          >
            {m.mapping_consent_link()}
          </a>
        )}
        {history && <a href={history}>{m.accounts_history_link()}</a>}
      </ActionBar>
      {/* Where the person is placed, and their documents: app/placements/routes, app/documents/routes. */}
      <Outlet />
      <Availability availability={professional.availability} period={period} />
      <ProfessionalFacts
        professional={professional}
        sees={sees}
        names={names}
        money={{ currency, programme: programme.code }}
      />
    </>
  );
}
