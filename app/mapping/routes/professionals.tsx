import { Form, href, redirect } from "react-router";
import { listCodesWithout } from "#app/accounts/consent.queries.server.ts";
import { fieldsSeen, may } from "#app/accounts/policy-decisions.ts";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { pageNumber, queryString } from "#app/lib/query-string.ts";
import { m } from "#app/paraglide/messages.js";
import { getNames } from "#app/programme/reference.queries.server.ts";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Field } from "#app/ui/Field.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { Pagination } from "#app/ui/Pagination.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { ProfessionalTable } from "../components/ProfessionalTable.tsx";
import { countByResidence, countBySpecialty, listProfessionals } from "../professional.queries.server.ts";
import type { Route } from "./+types/professionals";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { programme, role } = requireViewer(context);
  const sees = fieldsSeen(role, "professional");
  const asked = new URL(request.url).searchParams;
  const filter = {
    search: asked.get("search") ?? "",
    specialty: asked.get("specialty") ?? "",
    country: asked.get("country") ?? "",
  };
  const page = pageNumber(asked.get("page"));
  return await inViewersProgramme(context, async (transaction) => {
    const list = await listProfessionals(transaction, { ...filter, page }, sees);
    // The address of a page that is no longer there, because people were narrowed down since.
    if (list.total > 0 && page > list.pages)
      throw redirect(
        `${href("/programmes/:programme/professionals", params)}${queryString({ ...filter, page: list.pages })}`,
      );
    const codes = list.professionals.map(({ code }) => code);
    return {
      programme,
      // Others see only whom they may see at all.
      notAgreeing: may(role, "change", "professional")
        ? [...(await listCodesWithout(transaction, "planning", codes))]
        : [],
      filter,
      page,
      searchable: sees.has("name"),
      ...list,
      names: await getNames(transaction),
      specialties: await countBySpecialty(transaction),
      countries: await countByResidence(transaction),
    };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.mapping_professionals_title(), loaderData?.programme.name) }];
}

export default function Professionals({ loaderData }: Route.ComponentProps) {
  const { programme, filter, page, pages, professionals, countries } = loaderData;
  const isEmpty = countries.length === 0;
  const list = href("/programmes/:programme/professionals", { programme: programme.code });
  return (
    <>
      <Breadcrumbs
        items={[{ label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) }]}
      />
      <PageTitle lead={m.mapping_professionals_lead()}>{m.mapping_professionals_title()}</PageTitle>
      {isEmpty ? (
        <EmptyState
          title={m.mapping_no_professionals_title()}
          action={<ButtonLink href={`/programmes/${programme.code}/import`}>{m.mapping_import_link()}</ButtonLink>}
        >
          {m.mapping_no_professionals_text()}
        </EmptyState>
      ) : (
        <Filters {...loaderData} list={list} />
      )}
      {!isEmpty && professionals.length === 0 && (
        <EmptyState
          title={m.mapping_none_match_title()}
          action={
            <ButtonLink href={list} kind="quiet">
              {m.mapping_clear_filter()}
            </ButtonLink>
          }
        >
          {m.mapping_none_match_text()}
        </EmptyState>
      )}
      {professionals.length > 0 && <ProfessionalTable {...loaderData} programme={programme.code} />}
      <Pagination page={page} pages={pages} hrefOf={(page) => `${list}${queryString({ ...filter, page })}`} />
    </>
  );
}

type FiltersProps = Pick<Route.ComponentProps["loaderData"], "filter" | "searchable" | "specialties" | "countries"> & {
  list: string;
};

function Filters({ filter, searchable, specialties, countries, list }: FiltersProps) {
  const everything = { value: "", label: m.mapping_filter_all() };
  const isNarrowed = Object.values(filter).some((value) => value !== "");
  return (
    <Form method="get" className="inline-form" role="search">
      {searchable && (
        <Field
          name="search"
          type="search"
          label={m.mapping_filter_search()}
          defaultValue={filter.search}
          required={false}
        />
      )}
      <Field
        name="specialty"
        type="select"
        label={m.mapping_filter_specialty()}
        defaultValue={filter.specialty}
        options={[
          everything,
          ...specialties.map(({ specialty, name, total }) => ({
            value: specialty,
            label: m.mapping_option({ name, total }),
          })),
        ]}
      />
      <Field
        name="country"
        type="select"
        label={m.mapping_filter_country()}
        defaultValue={filter.country}
        options={[
          everything,
          ...countries.map(({ country, name, total }) => ({
            value: country,
            label: m.mapping_option({ name, total }),
          })),
        ]}
      />
      <Button kind="quiet">{m.mapping_filter_show()}</Button>
      {isNarrowed && <a href={list}>{m.mapping_clear_filter()}</a>}
    </Form>
  );
}
