import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import type { listOrganisationsWithProviders } from "../identity-provider.queries.server.ts";
import { kindInWords } from "../policy-words.ts";

type Row = Awaited<ReturnType<typeof listOrganisationsWithProviders>>[number];

/** The organisations of a programme, and where the people of each sign in. */
export function OrganisationTable({ organisations, programme }: { organisations: Row[]; programme: string }) {
  return (
    <DataTable
      caption={m.accounts_organisations_caption()}
      rows={organisations}
      rowKey={({ organisationId }) => organisationId}
      narrow="cards"
      columns={[
        { key: "name", heading: m.accounts_organisations_name(), cell: ({ name }) => name },
        { key: "kind", heading: m.accounts_organisations_kind(), cell: ({ kind }) => kindInWords(kind) },
        {
          key: "sign-in",
          heading: m.accounts_organisations_sign_in(),
          cell: (row) => <OwnSignIn row={row} programme={programme} />,
        },
      ]}
    />
  );
}

function OwnSignIn({
  row: { organisationId: organisation, issuer, name },
  programme,
}: {
  row: Row;
  programme: string;
}) {
  const page = href("/programmes/:programme/organisations/:organisation/identity-provider", {
    programme,
    organisation,
  });
  return (
    <>
      {issuer === null ? m.accounts_organisations_none() : new URL(issuer).host}{" "}
      <a href={page}>
        {issuer === null ? m.accounts_organisations_set() : m.accounts_organisations_change()}{" "}
        <span className="hidden-text">{name}</span>
      </a>
    </>
  );
}
