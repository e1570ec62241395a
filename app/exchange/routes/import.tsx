import { data, href, redirect } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary, type FormError } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { z } from "zod";
import { CountsTable } from "../components/CountsTable.tsx";
import { ImportActs } from "../components/ImportActs.tsx";
import { NoticeList } from "../components/NoticeList.tsx";
import { ProblemTable } from "../components/ProblemTable.tsx";
import { importLead, importStatus } from "../import-words.ts";
import { abandonImport, type ConsentGround, takeImport } from "../import.commands.server.ts";
import { getImport } from "../import.queries.server.ts";
import { EXCHANGE_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/import";

const PROBLEMS_PER_PAGE = 50;

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const importId = idOr404(params.import);
  const found = await inViewersProgramme(context, (transaction) => getImport(transaction, importId));
  if (found === null) throw data(null, { status: 404 });
  const pages = Math.max(1, Math.ceil(found.problems.length / PROBLEMS_PER_PAGE));
  const asked = z.coerce
    .number()
    .int()
    .min(1)
    .max(pages)
    .catch(1)
    .parse(new URL(request.url).searchParams.get("page") ?? 1);
  return { programme, found, page: asked, pages, problems: pageOf(found.problems, asked) };
}

/** Audit: exchange/take-workbook and the slices' own, or exchange/abandon-import. */
export async function action({ request, context, params }: Route.ActionArgs) {
  requireViewer(context);
  const form = await readForm(request);
  const importId = idOr404(params.import);
  const act = z.enum(["take", "abandon"]).safeParse(form.get("act"));
  if (!act.success) throw data(null, { status: 400 });
  const ground = groundIn(form);
  const outcome = await inViewersProgramme(context, (transaction, programmeContext) =>
    act.data === "take"
      ? takeImport(transaction, programmeContext, { importId, ground })
      : abandonImport(transaction, programmeContext, importId),
  );
  if (isRefusal(outcome))
    return data({ refusal: outcome, typed: typedGround(form) }, statusOfRefusal(outcome, EXCHANGE_REFUSALS));
  const list = href("/programmes/:programme/import", { programme: params.programme });
  throw redirect(act.data === "take" ? `${list}/${importId}` : list, 303);
}

const groundSchema = z.discriminatedUnion("ground", [
  z.object({ ground: z.literal("agreed"), agreedOn: z.iso.date() }),
  z.object({ ground: z.literal("none") }),
]);

/** On which ground people are registered of whom the list says nothing; undefined when that is not said, or without its day. */
function groundIn(form: FormData): ConsentGround | undefined {
  const read = groundSchema.safeParse(Object.fromEntries(form));
  if (!read.success) return undefined;
  return read.data.ground === "none" ? "none" : { on: read.data.agreedOn };
}

function typedGround(form: FormData): { ground: string; agreedOn: string } {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return { ground: text("ground"), agreedOn: text("agreedOn") };
}

/** Which field a refusal is about. */
const FIELDS: Readonly<Record<string, string>> = {
  "exchange/consent-ground-missing": "ground",
  "exchange/consent-ground-in-future": "agreedOn",
};

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData?.found.fileName, loaderData?.programme.name) }];
}

export default function Import({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, found, problems, page, pages } = loaderData;
  const inProgramme = { programme: programme.code };
  const { counts, notices, problemCount } = found.summary;
  const refusal = actionData?.refusal;
  const errors: FormError[] = refusal
    ? [{ field: FIELDS[refusal.code], text: refusalInWords(refusal, EXCHANGE_REFUSALS) }]
    : [];
  return (
    <>
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.exchange_imports_title(), href: href("/programmes/:programme/import", inProgramme) },
        ]}
      />
      <ErrorSummary errors={errors} />
      <PageTitle status={importStatus(found)} lead={importLead(found)}>
        {found.fileName}
      </PageTitle>
      {problemCount > 0 && <Notice tone="danger" title={m.exchange_problems_found({ problems: problemCount })} />}
      <ImportActs
        programme={programme.code}
        found={found}
        errors={errors}
        typed={actionData?.typed ?? { ground: "", agreedOn: "" }}
      />
      {counts && <CountsTable counts={counts} isTaken={found.state === "taken"} />}
      <ProblemTable problems={problems} total={problemCount} page={page} pages={pages} />
      <NoticeList notices={notices} />
    </>
  );
}

function pageOf<Item>(items: Item[], page: number): Item[] {
  return items.slice((page - 1) * PROBLEMS_PER_PAGE, page * PROBLEMS_PER_PAGE);
}
