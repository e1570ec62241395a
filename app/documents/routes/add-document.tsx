import { data, href, redirect } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { isId } from "#app/lib/ids.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal, refuse, type Refusal } from "#app/lib/refusal.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary, type FormError } from "#app/ui/ErrorSummary.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { DocumentForm } from "../components/DocumentForm.tsx";
import { addDocument, expectUpload } from "../document.commands.server.ts";
import { DOCUMENT_STATES } from "../document.ts";
import { kindsFor, readDocumentForm, type WrongField } from "../document-form.ts";
import { getDocument } from "../document.queries.server.ts";
import { kindInWords } from "../document-words.ts";
import { discard, receiveUpload } from "../receive-upload.server.ts";
import { DOCUMENT_REFUSALS } from "../refusals.ts";
import { ownVault } from "../vault/vault.server.ts";
import { ownerOr404 } from "../whose-documents.server.ts";
import type { Route } from "./+types/add-document";

type Asked = Pick<Route.LoaderArgs, "context" | "params" | "request">;

export async function loader(asked: Route.LoaderArgs) {
  const { programme, role } = requireViewer(asked.context);
  return { programme, kinds: kindsFor(role), ...(await ownerAndOlder(asked)) };
}

/** For whoever may add documents of this person. Audit: documents/add-document. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { programme, role, accountId } = requireViewer(context);
  const { owner, older } = await ownerAndOlder({ context, params, request });
  const by = { programmeId: programme.id, accountId, requestId: context.get(requestContext).requestId };
  const vault = await ownVault();
  await expectUpload(context.get(databaseContext), by, vault);
  const received = await receiveUpload(request, vault.storage);
  const { fields, file } = received;
  const read = readDocumentForm(older ? { ...fields, kind: older.kind } : fields, kindsFor(role));
  if ("wrong" in read || file === null || "code" in file) {
    await discard(received, vault.storage);
    const errors = [...fileErrors(file), ...("wrong" in read ? fieldErrors(read.wrong, file) : [])];
    return data({ errors, fields }, { status: isTooLarge(file) ? 413 : 422 });
  }
  const stored = { programmeId: by.programmeId, fileId: file.fileId };
  await vault.storage.keep(stored);
  const { professionalId } = owner;
  const added = { ...read.entry, vault, file, professionalId, replacesId: older?.documentId ?? null };
  const outcome = await inViewersProgramme(context, (transaction) => addDocument(transaction, by, added));
  if (isRefusal(outcome)) {
    await vault.storage.remove(stored);
    const errors = [{ text: refusalInWords(outcome, DOCUMENT_REFUSALS) }];
    return data({ errors, fields }, { status: statusOfRefusal(outcome, DOCUMENT_REFUSALS) });
  }
  const at = { programme: programme.code, professional: owner.code, document: outcome.documentId };
  throw redirect(href("/programmes/:programme/professionals/:professional/documents/:document", at), 303);
}

/** Whose document it is to be, and the one that it is to replace: the address names it. @throws an answer 404 when that cannot be replaced */
async function ownerAndOlder({ context, params, request }: Asked) {
  const { role } = requireViewer(context);
  const replaces = new URL(request.url).searchParams.get("replaces");
  return await inViewersProgramme(context, async (transaction) => {
    const owner = await ownerOr404(transaction, params.professional ?? "", role);
    if (replaces === null) return { owner, older: null };
    const asked = { professionalId: owner.professionalId, documentId: replaces };
    const older = isId(replaces) ? await getDocument(transaction, asked) : null;
    if (older === null || !DOCUMENT_STATES[older.state].canBeReplaced) throw data(null, { status: 404 });
    return { owner, older };
  });
}

function fileErrors(file: object | null): FormError[] {
  const refusal = file === null ? refuse("documents/no-file") : file;
  return isRefusal(refusal) ? [{ field: "file", text: refusalInWords(refusal, DOCUMENT_REFUSALS) }] : [];
}

function fieldErrors(wrong: readonly WrongField[], file: object | null): FormError[] {
  const words = { kind: m.documents_missing_kind, expiresOn: m.documents_wrong_date };
  const errors = wrong.map((field) => ({ field, text: words[field]() }));
  // A browser does not keep the choice of a file, and neither do we.
  return file === null || isRefusal(file) ? errors : [...errors, { field: "file", text: m.documents_choose_again() }];
}

function isTooLarge(file: object | Refusal | null): boolean {
  return isRefusal(file) && file.code === "documents/too-large";
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.documents_add_title(), loaderData?.owner.name, loaderData?.programme.name) }];
}

export default function AddDocument({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, owner, older, kinds } = loaderData;
  const at = { programme: programme.code, professional: owner.code };
  const errors = actionData?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs
        items={[
          { label: m.mapping_professionals_title(), href: href("/programmes/:programme/professionals", at) },
          { label: owner.name, href: href("/programmes/:programme/professionals/:professional", at) },
        ]}
      />
      <PageTitle lead={older ? m.documents_replace_lead() : m.documents_add_lead()}>
        {older ? m.documents_replace_title({ kind: kindInWords(older.kind) }) : m.documents_add_title()}
      </PageTitle>
      <DocumentForm kinds={older ? [] : kinds} fields={actionData?.fields ?? {}} errors={errors} />
    </>
  );
}
