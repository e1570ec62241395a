import { data, Form, href, redirect } from "react-router";
import { z } from "zod";
import { may } from "#app/accounts/policy-decisions.ts";
import { asTernForViewer, inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Button } from "#app/ui/Button.tsx";
import { DataTable } from "#app/ui/DataTable.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Field } from "#app/ui/Field.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { dayInWords } from "#app/ui/date-words.ts";
import { documentTitle } from "#app/ui/document-title.ts";
import { changeRule } from "../retention.commands.server.ts";
import { listOverdue, listRules } from "../retention.queries.server.ts";
import { retentionInWords } from "../retention-words.ts";
import { RETENTION_KINDS } from "../retention.ts";
import { RIGHTS_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/retention";

const ruleSchema = z.object({ kind: z.enum(RETENTION_KINDS), days: z.coerce.number().catch(Number.NaN) });

export async function loader({ context }: Route.LoaderArgs) {
  const { programme, role } = requireViewer(context);
  const rules = await inViewersProgramme(context, (transaction) => listRules(transaction));
  const overdue = await asTernForViewer(context, (transaction) => listOverdue(transaction, rules));
  const lines = rules.map((rule) => ({ ...rule, overdue: overdue.find(({ kind }) => kind === rule.kind) ?? null }));
  return { programme, lines, mayChange: may(role, "change", "retention") };
}

/** Says how long a kind of data is kept; for administrators. Audit: rights/change-retention. */
export async function action({ context, request }: Route.ActionArgs) {
  const read = ruleSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!read.success) throw data(null, { status: 400 });
  const refusal = await inViewersProgramme(context, (transaction, by) => changeRule(transaction, by, read.data));
  if (refusal === null) return redirect(".");
  const errors = [{ field: read.data.kind, text: refusalInWords(refusal, RIGHTS_REFUSALS) }];
  return data({ errors }, { status: statusOfRefusal(refusal, RIGHTS_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.rights_retention_title(), loaderData?.programme.name) }];
}

type Line = Route.ComponentProps["loaderData"]["lines"][number];

/** How long a programme keeps what, why, and what would go tonight. */
export default function Retention({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, lines, mayChange } = loaderData;
  const errors = actionData?.errors ?? [];
  const errorOf = (kind: string) => errors.find(({ field }) => field === kind)?.text;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) },
          {
            label: m.rights_requests_title(),
            href: href("/programmes/:programme/personal-requests", { programme: programme.code }),
          },
        ]}
      />
      <PageTitle lead={m.rights_retention_lead()}>{m.rights_retention_title()}</PageTitle>
      <DataTable
        caption={m.rights_retention_caption()}
        rows={lines}
        rowKey={({ kind }) => kind}
        narrow="cards"
        columns={[
          { key: "kind", heading: m.rights_retention_kind(), cell: ({ kind }) => retentionInWords(kind).name },
          { key: "why", heading: m.rights_retention_why(), cell: ({ kind }) => retentionInWords(kind).reason },
          { key: "due", heading: m.rights_retention_due(), cell: (line) => overdueInWords(line) },
          {
            key: "days",
            heading: m.rights_retention_days(),
            cell: (line) => (mayChange ? <RuleForm line={line} error={errorOf(line.kind)} /> : line.days),
          },
        ]}
      />
    </>
  );
}

function overdueInWords({ overdue }: Line): string | null {
  if (overdue === null) return m.rights_retention_not_by_tern();
  if (overdue.oldestOn === null) return m.rights_retention_nothing_due();
  return m.rights_retention_due_count({ count: overdue.count, day: dayInWords(overdue.oldestOn) });
}

function RuleForm({ line: { kind, days }, error }: { line: Line; error: string | undefined }) {
  return (
    <Form method="post" className="inline-form">
      <input type="hidden" name="kind" value={kind} />
      <Field
        id={`field-${kind}`}
        name="days"
        type="number"
        label={m.rights_retention_days()}
        defaultValue={days}
        error={error}
        required
      />
      <Button kind="quiet" compact>
        {m.rights_retention_save()}
      </Button>
    </Form>
  );
}
