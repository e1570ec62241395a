import { data, Form, href } from "react-router";
import { z } from "zod";
import { listOrganisations } from "#app/accounts/organisation.queries.server.ts";
import { may } from "#app/accounts/policy-decisions.ts";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { CoordinateTag } from "../components/CoordinateTag.tsx";
import { setHost } from "../facility.commands.server.ts";
import { type Facility, getFacility, getHost } from "../facility.queries.server.ts";
import { coordinateStatusInSentence, facilityLevelInWords, ownershipInWords } from "../facility-words.ts";
import { PROGRAMME_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/hospital";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme, role } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const facility = await getFacility(transaction, params.hospital);
    if (facility === null) throw data(null, { status: 404 });
    if (!may(role, "change", "facility")) return { programme, facility, host: null };
    const organisations = (await listOrganisations(transaction)).filter(({ kind }) => kind === "facility");
    return {
      programme,
      facility,
      host: { current: (await getHost(transaction, facility.code)) ?? "", organisations },
    };
  });
}

const schema = z.object({ organisation: z.union([z.uuid(), z.literal("")]) });

/** Says whose members act for the hospital; for the programme office. Audit: programme/set-host. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const read = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!read.success) throw data(null, { status: 400 });
  const organisationId = read.data.organisation === "" ? null : read.data.organisation;
  const refusal = await inViewersProgramme(context, (transaction, by) =>
    setHost(transaction, by, { code: params.hospital, organisationId }),
  );
  if (refusal === null) return data({ errors: [], saved: true });
  const errors = [{ field: "organisation", text: refusalInWords(refusal, PROGRAMME_REFUSALS) }];
  return data({ errors, saved: false }, { status: statusOfRefusal(refusal, PROGRAMME_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData?.facility.name, loaderData?.programme.name) }];
}

export default function Hospital({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, facility, host } = loaderData;
  const inProgramme = { programme: programme.code };
  return (
    <>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.programme_hospitals_title(), href: href("/programmes/:programme/hospitals", inProgramme) },
        ]}
      />
      <PageTitle lead={`${facility.district} · ${facilityLevelInWords(facility.level)}`}>{facility.name}</PageTitle>
      <KeyValues
        items={[
          { label: m.programme_code(), value: facility.code },
          { label: m.programme_ownership(), value: ownershipInWords(facility.ownership) },
          { label: m.programme_housing(), value: facility.housing },
          { label: m.programme_place_on_map(), value: <CoordinateTag status={facility.coordinateStatus} /> },
          { label: m.programme_coordinate_meaning(), value: coordinateStatusInSentence(facility.coordinateStatus) },
          { label: m.programme_coordinate(), value: coordinateInWords(facility) },
          { label: m.programme_coordinate_note(), value: facility.coordinateNote },
          { label: m.programme_source(), value: facility.source },
        ]}
      />
      <ActionBar>
        <ButtonLink
          href={`${href("/programmes/:programme/requests", inProgramme)}?hospital=${facility.code}`}
          kind="quiet"
        >
          {m.programme_hospital_requests()}
        </ButtonLink>
      </ActionBar>
      {host && <HostForm {...host} saved={actionData?.saved === true} />}
    </>
  );
}

type HostFormProps = { current: string; organisations: { organisationId: string; name: string }[]; saved: boolean };

/** Whose members act for the hospital. */
function HostForm({ current, organisations, saved }: HostFormProps) {
  const options = organisations.map(({ organisationId, name }) => ({ value: organisationId, label: name }));
  return (
    <section>
      <h2>{m.programme_host_title()}</h2>
      {saved && (
        <Notice tone="good" live>
          {m.programme_host_saved()}
        </Notice>
      )}
      <Form method="post">
        <Field
          name="organisation"
          type="select"
          label={m.programme_host_label()}
          hint={m.programme_host_hint()}
          options={[{ value: "", label: m.programme_host_none() }, ...options]}
          defaultValue={current}
          required
        />
        <Button kind="quiet">{m.programme_host_button()}</Button>
      </Form>
    </section>
  );
}

/** "−29.34154, 27.54436": five decimals are a metre. */
function coordinateInWords({ latitude, longitude }: Facility): string | null {
  return latitude === null || longitude === null
    ? null
    : [latitude, longitude].map((degrees) => degrees.toFixed(5)).join(", ");
}
