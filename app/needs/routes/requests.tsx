import { Form, href } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { listPeriodFrames } from "#app/programme/period.queries.server.ts";
import { getNames } from "#app/programme/reference.queries.server.ts";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Field } from "#app/ui/Field.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { RequestTable } from "../components/RequestTable.tsx";
import { listRequestedSpecialties, listRequestingFacilities, listRequests } from "../request.queries.server.ts";
import type { Route } from "./+types/requests";

export async function loader({ context, request }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const asked = new URL(request.url).searchParams;
  const hospital = asked.get("hospital") ?? "";
  const specialty = asked.get("specialty") ?? "";
  return await inViewersProgramme(context, async (transaction) => {
    const periods = await listPeriodFrames(transaction);
    const period = periods.find(({ periodId }) => periodId === asked.get("period")) ?? periods[0];
    const narrowed = period && { periodId: period.periodId, facility: hospital, specialty };
    return {
      programme,
      filter: { hospital, specialty },
      periods,
      period,
      requests: narrowed ? await listRequests(transaction, narrowed) : [],
      hospitals: await listRequestingFacilities(transaction),
      specialties: await listRequestedSpecialties(transaction),
      names: await getNames(transaction),
    };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.needs_requests_title(), loaderData?.programme.name) }];
}

export default function Requests({ loaderData }: Route.ComponentProps) {
  const { programme, period, requests, hospitals, names } = loaderData;
  const list = href("/programmes/:programme/requests", { programme: programme.code });
  return (
    <>
      <Breadcrumbs
        items={[{ label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) }]}
      />
      <PageTitle lead={m.needs_requests_lead()}>{m.needs_requests_title()}</PageTitle>
      {hospitals.length === 0 ? (
        <EmptyState
          title={m.needs_no_requests_title()}
          action={<ButtonLink href={`/programmes/${programme.code}/import`}>{m.needs_import_link()}</ButtonLink>}
        >
          {m.needs_no_requests_text()}
        </EmptyState>
      ) : (
        <Filters {...loaderData} list={list} />
      )}
      {hospitals.length > 0 && requests.length === 0 && (
        <EmptyState
          title={m.needs_none_match_title()}
          action={
            <ButtonLink href={list} kind="quiet">
              {m.needs_clear_filter()}
            </ButtonLink>
          }
        >
          {m.needs_none_match_text()}
        </EmptyState>
      )}
      {period && requests.length > 0 && (
        <RequestTable requests={requests} names={names} period={period} programme={programme.code} />
      )}
    </>
  );
}

type FiltersProps = Pick<
  Route.ComponentProps["loaderData"],
  "filter" | "periods" | "period" | "hospitals" | "specialties"
> & { list: string };

function Filters({ filter, periods, period, hospitals, specialties, list }: FiltersProps) {
  const isNarrowed = Object.values(filter).some((value) => value !== "");
  return (
    <Form method="get" className="inline-form" role="search">
      <FilterField name="hospital" label={m.needs_hospital()} options={hospitals} chosen={filter.hospital} />
      <FilterField name="specialty" label={m.needs_specialty()} options={specialties} chosen={filter.specialty} />
      {periods.length > 1 && (
        <Field
          name="period"
          type="select"
          required
          label={m.needs_filter_period()}
          options={periods.map(({ periodId, name }) => ({ value: periodId, label: name }))}
          defaultValue={period?.periodId}
        />
      )}
      <Button kind="quiet">{m.needs_filter_show()}</Button>
      {isNarrowed && <a href={list}>{m.needs_clear_filter()}</a>}
    </Form>
  );
}

type FilterFieldProps = { name: string; label: string; options: { code: string; name: string }[]; chosen: string };

function FilterField({ name, label, options, chosen }: FilterFieldProps) {
  const all = { value: "", label: m.needs_filter_all() };
  return (
    <Field
      name={name}
      type="select"
      label={label}
      options={[all, ...options.map(({ code, name }) => ({ value: code, label: name }))]}
      defaultValue={chosen}
    />
  );
}
