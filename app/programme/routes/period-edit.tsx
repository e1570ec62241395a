import { data, href, redirect } from "react-router";
import { z } from "zod";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary, type FormError } from "#app/ui/ErrorSummary.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { PeriodForm } from "../components/PeriodForm.tsx";
import { changePeriod } from "../period.commands.server.ts";
import { changedFields, fieldsOfPeriod, readPeriodFields } from "../period-form.ts";
import type { PeriodEntry } from "../period.ts";
import { periodVersion } from "../period-version.server.ts";
import { faultInWords, fieldLabel } from "../period-words.ts";
import { getPeriod, getProgramme, lockPeriod } from "../period.queries.server.ts";
import { PROGRAMME_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/period-edit";

const schema = z.record(z.string(), z.string());

export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const period = await getPeriod(transaction, idOr404(params.period));
    if (period === null) throw data(null, { status: 404 });
    const { currency } = await getProgramme(transaction);
    return { programme, currency, period, version: periodVersion(period) };
  });
}

/** For those who belong to the programme. Audited as programme/save-period, with the period before and after. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { seen = "", ...fields } = schema.parse(Object.fromEntries(await readForm(request)));
  const outcome = await inViewersProgramme(context, async (transaction, programmeContext) => {
    // Held before it is read: who saves at the same moment and comes second is told what the first has saved.
    await lockPeriod(transaction, idOr404(params.period));
    const kept = await getPeriod(transaction, params.period);
    if (kept === null) throw data(null, { status: 404 });
    const { periodId, ...period } = kept;
    const entry = readPeriodFields(fields, period);
    if (Array.isArray(entry)) {
      const errors = entry.map((fault) => ({
        field: fault.field,
        text: faultInWords(fault, fieldLabel(fault.field, period)),
      }));
      return { errors, seen, status: 422 };
    }
    const changed = await changePeriod(transaction, programmeContext, { periodId, seen, entry });
    if (!isRefusal(changed)) return changed;
    const errors: FormError[] = [{ text: refusalInWords(changed, PROGRAMME_REFUSALS) }];
    if (changed.code === "programme/period-changed") errors.push(...differences(entry, period));
    return { errors, seen: periodVersion(kept), status: statusOfRefusal(changed, PROGRAMME_REFUSALS) };
  });
  if ("errors" in outcome) return data({ ...outcome, fields }, { status: outcome.status });
  const saved = outcome.unchanged === 1 ? "unchanged" : "changed";
  return redirect(`${href("/programmes/:programme/periods/:period", params)}?saved=${saved}`);
}

/** What the period says by now, at each field in which something else was typed. */
function differences(typed: PeriodEntry, period: PeriodEntry): FormError[] {
  return changedFields(typed, period).map(({ field, now }) => ({
    field,
    text: m.programme_period_says_now({ field: fieldLabel(field, period), now }),
  }));
}

/** The page itself gives its title, because only it knows whether the form was refused. */
export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? [] : [{ title: documentTitle() }];
}

export default function EditPeriod({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, currency, period, version } = loaderData;
  const inProgramme = { programme: programme.code };
  const record = href("/programmes/:programme/periods/:period", { ...inProgramme, period: period.periodId });
  const errors: FormError[] = actionData?.errors ?? [];
  const title = m.programme_edit_period_title({ name: period.name });
  return (
    <>
      <title>{documentTitle(errors.length > 0 ? m.programme_error_title({ title }) : title, programme.name)}</title>
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.programme_periods_title(), href: href("/programmes/:programme/periods", inProgramme) },
          { label: period.name, href: record },
        ]}
      />
      <ErrorSummary errors={errors} />
      <PageTitle lead={m.programme_edit_period_lead()}>
        {m.programme_edit_period_title({ name: period.name })}
      </PageTitle>
      <PeriodForm
        period={period}
        currency={currency}
        fields={actionData?.fields ?? fieldsOfPeriod(period)}
        seen={actionData?.seen ?? version}
        errors={errors}
        back={record}
      />
    </>
  );
}
