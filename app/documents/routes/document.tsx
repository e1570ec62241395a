import { data, href, redirect } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { localTime } from "#app/lib/instants.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { Details } from "#app/ui/Details.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { Expiry } from "../components/DocumentTable.tsx";
import { removeDocument } from "../document.commands.server.ts";
import { CONFIDENTIAL_KINDS, DOCUMENT_STATES } from "../document.ts";
import { getDocument } from "../document.queries.server.ts";
import { addedInWords, documentLead, documentStatus, kindInWords, sizeInWords } from "../document-words.ts";
import { DOCUMENT_REFUSALS } from "../refusals.ts";
import { ownerOr404 } from "../whose-documents.server.ts";
import type { Route } from "./+types/document";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme, role, accountId } = requireViewer(context);
  const documentId = idOr404(params.document);
  const { owner, document } = await inViewersProgramme(context, async (transaction) => {
    const found = await ownerOr404(transaction, params.professional, role);
    const asked = { professionalId: found.professionalId, documentId };
    return { owner: found, document: await getDocument(transaction, asked) };
  });
  if (document === null) throw data(null, { status: 404 });
  const { timeZone } = programme;
  return {
    programme,
    owner,
    document,
    reader: { accountId, timeZone, today: localTime(new Date(), timeZone).date },
  };
}

/** Removes the document, for whoever may. Audit: documents/remove-document. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { role } = requireViewer(context);
  const documentId = idOr404(params.document);
  if ((await readForm(request)).get("act") !== "remove") throw data(null, { status: 400 });
  const outcome = await inViewersProgramme(context, async (transaction, by) => {
    const { professionalId } = await ownerOr404(transaction, params.professional, role);
    return await removeDocument(transaction, by, { professionalId, documentId });
  });
  if (isRefusal(outcome))
    return data(
      { errors: [{ text: refusalInWords(outcome, DOCUMENT_REFUSALS) }] },
      { status: statusOfRefusal(outcome, DOCUMENT_REFUSALS) },
    );
  throw redirect(`${href("/programmes/:programme/professionals/:professional", params)}?document=removed`, 303);
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return [{ title: documentTitle() }];
  const { document, owner, programme } = loaderData;
  return [{ title: documentTitle(kindInWords(document.kind), owner.name, programme.name) }];
}

export default function DocumentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, owner, document, reader } = loaderData;
  const at = { programme: programme.code, professional: owner.code, document: document.documentId };
  return (
    <>
      <ErrorSummary errors={actionData?.errors ?? []} />
      <Breadcrumbs
        items={[
          { label: m.mapping_professionals_title(), href: href("/programmes/:programme/professionals", at) },
          { label: owner.name, href: href("/programmes/:programme/professionals/:professional", at) },
        ]}
      />
      <PageTitle status={documentStatus(document.state)} lead={documentLead(document)}>
        {kindInWords(document.kind)}
      </PageTitle>
      {CONFIDENTIAL_KINDS.includes(document.kind) && <p>{m.documents_confidential()}</p>}
      <Acts state={document.state} at={at} />
      <KeyValues
        items={[
          {
            label: m.documents_column_expires(),
            value: <Expiry expiresOn={document.expiresOn} today={reader.today} />,
          },
          { label: m.documents_column_pages(), value: document.pages },
          { label: m.documents_column_size(), value: sizeInWords(document.sizeBytes) },
          { label: m.documents_column_added(), value: addedInWords(document, reader) },
          {
            label: m.documents_version_of(),
            value: document.replacesId && <OlderVersion at={at} id={document.replacesId} />,
          },
        ]}
      />
      <Details summary={m.documents_remove_summary()}>
        <p>{m.documents_remove_text()}</p>
        <form method="post">
          <Button kind="risky" name="act" value="remove">
            {m.documents_remove_button()}
          </Button>
        </form>
      </Details>
    </>
  );
}

type Address = { programme: string; professional: string; document: string };

function Acts({ state, at }: { state: keyof typeof DOCUMENT_STATES; at: Address }) {
  const { canBeDownloaded, canBeReplaced, isBeingChecked } = DOCUMENT_STATES[state];
  const add = href("/programmes/:programme/professionals/:professional/documents/add", at);
  return (
    <ActionBar>
      {isBeingChecked && (
        <ButtonLink href={href("/programmes/:programme/professionals/:professional/documents/:document", at)}>
          {m.documents_reload_link()}
        </ButtonLink>
      )}
      {canBeDownloaded && (
        <ButtonLink href={href("/programmes/:programme/professionals/:professional/documents/:document/file", at)}>
          {m.documents_download_link()}
        </ButtonLink>
      )}
      {canBeReplaced && (
        <ButtonLink kind="quiet" href={`${add}?replaces=${at.document}`}>
          {m.documents_replace_link()}
        </ButtonLink>
      )}
      {state === "refused" && <ButtonLink href={add}>{m.documents_add_link()}</ButtonLink>}
    </ActionBar>
  );
}

function OlderVersion({ at, id }: { at: Address; id: string }) {
  const older = { ...at, document: id };
  return (
    <a href={href("/programmes/:programme/professionals/:professional/documents/:document", older)}>
      {m.documents_show_older()}
    </a>
  );
}
