import { href, Outlet } from "react-router";
import { may } from "#app/accounts/policy-decisions.ts";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { localTime } from "#app/lib/instants.ts";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { DocumentTable } from "../components/DocumentTable.tsx";
import { listDocuments } from "../document.queries.server.ts";
import { findOwner } from "../whose-documents.server.ts";
import type { Route } from "./+types/of-professional";

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { programme, role, accountId } = requireViewer(context);
  if (!may(role, "read", "document")) return null;
  const documents = await inViewersProgramme(context, async (transaction) => {
    const owner = await findOwner(transaction, params.professional, role);
    return owner && (await listDocuments(transaction, owner.professionalId));
  });
  // The page that this is a part of says why: nobody has the code, or the data are only held.
  if (documents === null) return null;
  const { timeZone } = programme;
  return {
    documents,
    at: { programme: programme.code, professional: params.professional },
    reader: { accountId, timeZone, today: localTime(new Date(), timeZone).date },
    wasRemoved: new URL(request.url).searchParams.get("document") === "removed",
  };
}

/** The title of the page that this is a part of. */
export function meta({ matches }: Route.MetaArgs) {
  return matches.at(-2)?.meta ?? [];
}

/** The documents of a professional; a part of the page of the professional. Roles that see no documents see no sign of them. */
export default function DocumentsOfProfessional({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <Outlet />
      {loaderData && <Documents {...loaderData} />}
    </>
  );
}

type DocumentsProps = NonNullable<Route.ComponentProps["loaderData"]>;

function Documents({ documents, at, reader, wasRemoved }: DocumentsProps) {
  return (
    <section>
      <h2>{m.documents_title()}</h2>
      {wasRemoved && <Notice tone="good" title={m.documents_removed()} live />}
      {documents.length === 0 ? (
        <p>{m.documents_none_text()}</p>
      ) : (
        <DocumentTable documents={documents} at={at} reader={reader} />
      )}
      <ActionBar>
        <ButtonLink kind="quiet" href={href("/programmes/:programme/professionals/:professional/documents/add", at)}>
          {m.documents_add_link()}
        </ButtonLink>
      </ActionBar>
    </section>
  );
}
