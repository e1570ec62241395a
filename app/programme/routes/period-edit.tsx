import { data, href, redirect } from "react-router";
import { z } from "zod";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { isId } from "#app/lib/ids.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary, type FormError } from "#app/ui/ErrorSummary.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { PeriodForm } from "../components/PeriodForm.tsx";
import { savePeriod } from "../period.commands.server.ts";
import { fieldsOfPeriod, readPeriodFields } from "../period-form.ts";
import { faultInWords, fieldLabel } from "../period-words.ts";
import { getPeriod, getProgramme } from "../period.queries.server.ts";
import { PROGRAMME_REFUSALS } from "../refusals.ts";
import type { Route } from "./+types/period-edit";

const schema = z.record(z.string(), z.string());

export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return await inViewersProgramme(context, async (transaction) => {
    const period = isId(params.period) ? await getPeriod(transaction, params.period) : null;
    if (period === null) throw data(null, { status: 404 });
    const { currency } = await getProgramme(transaction);
    return { programme, currency, period };
  });
}

/** For those who belong to the programme. Audited as programme/save-period, with the period before and after. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const fields = schema.parse(Object.fromEntries(await readForm(request)));
  const outcome = await inViewersProgramme(context, async (transaction, programmeContext) => {
    const kept = isId(params.period) ? await getPeriod(transaction, params.period) : null;
    if (kept === null) throw data(null, { status: 404 });
    const { periodId: _, ...period } = kept;
    const read = readPeriodFields(fields, period);
    if (Array.isArray(read)) {
      return read.map((fault) => ({ field: fault.field, text: faultInWords(fault, fieldLabel(fault.field, period)) }));
    }
    return await savePeriod(transaction, programmeContext, read);
  });
  if (Array.isArray(outcome)) return data({ fields, errors: outcome }, { status: 422 });
  if (isRefusal(outcome)) {
    return data({ fields, errors: [{ text: refusalInWords(outcome, PROGRAMME_REFUSALS) }] }, { status: 422 });
  }
  const saved = outcome.unchanged === 1 ? "unchanged" : "changed";
  return redirect(`${href("/programmes/:programme/periods/:period", params)}?saved=${saved}`);
}

/** The page itself gives its title, because only it knows whether the form was refused. */
export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? [] : [{ title: documentTitle() }];
}

export default function EditPeriod({ loaderData: { programme, currency, period }, actionData }: Route.ComponentProps) {
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
        errors={errors}
        back={record}
      />
    </>
  );
}
