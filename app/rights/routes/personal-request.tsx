import { data, href, redirect } from "react-router";
import { asTernForViewer, inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { dayInWords, instantInWords } from "#app/ui/date-words.ts";
import { documentTitle } from "#app/ui/document-title.ts";
import { EraseForm } from "../components/EraseForm.tsx";
import { OfficeActs } from "../components/OfficeActs.tsx";
import { WhatErasingDoes } from "../components/WhatErasingDoes.tsx";
import { previewErasure } from "../erasure.queries.server.ts";
import { doOfficeAct } from "../office-acts.commands.server.ts";
import { mayConfirmErasure, type PersonalRequest } from "../personal-request.ts";
import { getPersonalRequest } from "../personal-request.queries.server.ts";
import { answerSchema } from "../recorded-request.ts";
import { RIGHTS_REFUSALS } from "../refusals.ts";
import { channelInWords, daysLeftInWords, requestInWords, requestStateInWords } from "../request-words.ts";
import type { Route } from "./+types/personal-request";

export async function loader({ context, params }: Route.LoaderArgs) {
  const viewer = requireViewer(context);
  const id = idOr404(params.personalRequest);
  const request = await inViewersProgramme(context, (transaction) => getPersonalRequest(transaction, id));
  if (request === null) throw data(null, { status: 404 });
  const { professionalId, kind, state } = request;
  const isToErase = kind === "erasure" && state === "open" && professionalId !== null;
  const preview = isToErase
    ? await asTernForViewer(context, (transaction) => previewErasure(transaction, professionalId))
    : null;
  return { programme: viewer.programme, request, erasing: preview && erasingFor(viewer, request, preview) };
}

/** What somebody who looks at a request to be erased is shown: what it would do, and why they cannot confirm it, if so. */
function erasingFor(
  viewer: Parameters<typeof mayConfirmErasure>[0],
  request: PersonalRequest,
  { refusal, ...parts }: Awaited<ReturnType<typeof previewErasure>>,
) {
  const reason = mayConfirmErasure(viewer, request) ? refusal : { code: "rights/four-eyes", details: {} };
  return { parts, refused: reason && refusalInWords(reason, RIGHTS_REFUSALS) };
}

/** Answers a request. Audit: rights/answer, rights/correct, rights/restrict-person, rights/lift-restriction, rights/erase-person. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const personalRequestId = idOr404(params.personalRequest);
  const read = answerSchema.safeParse(Object.fromEntries(await readForm(request)));
  if (!read.success) throw data(null, { status: 400 });
  const { role } = requireViewer(context);
  const outcome = await asTernForViewer(context, (transaction, by) =>
    doOfficeAct(transaction, by, { personalRequestId, role, act: read.data }),
  );
  if (isRefusal(outcome)) {
    const field = read.data.act === "erase" ? "confirmation" : "answer";
    const errors = [{ field, text: refusalInWords(outcome, RIGHTS_REFUSALS) }];
    return data({ errors, answer: read.data.answer }, { status: statusOfRefusal(outcome, RIGHTS_REFUSALS) });
  }
  return redirect(outcome.word === null ? "." : href("/erasures/:erasure", { erasure: outcome.word }));
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(loaderData && requestInWords(loaderData.request), loaderData?.programme.name) }];
}

/** What one person asked, and what the office can do about it. */
export default function PersonalRequestRecord({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, request, erasing } = loaderData;
  const inProgramme = { programme: programme.code };
  const errors = actionData?.errors ?? [];
  const errorAt = (name: string) => errors.find(({ field }) => field === name)?.text;
  const { state, daysLeft } = request;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.rights_requests_title(), href: href("/programmes/:programme/personal-requests", inProgramme) },
        ]}
      />
      <PageTitle
        status={{ label: requestStateInWords(state), tone: state === "open" && daysLeft < 0 ? "danger" : "neutral" }}
        lead={state === "open" ? m.rights_request_lead({ left: daysLeftInWords(daysLeft) }) : undefined}
      >
        {requestInWords(request)}
      </PageTitle>
      <RequestFacts request={request} timeZone={programme.timeZone} programme={programme.code} />
      {erasing && <WhatErasingDoes {...erasing.parts} />}
      {erasing?.refused && (
        <Notice tone="warning" title={m.rights_not_now()}>
          {erasing.refused}
        </Notice>
      )}
      {erasing?.refused === null && <EraseForm expected={request.code ?? ""} error={errorAt("confirmation")} />}
      {state === "open" && (
        <OfficeActs
          request={request}
          programme={programme.code}
          answer={actionData?.answer ?? ""}
          error={errorAt("answer")}
        />
      )}
    </>
  );
}

type RequestFactsProps = { request: PersonalRequest; timeZone: string; programme: string };

function RequestFacts({ request, timeZone, programme }: RequestFactsProps) {
  const { name, code, channel, askedAt, askedByName, dueOn, words, answer, answeredAt } = request;
  const record = code && href("/programmes/:programme/professionals/:professional", { programme, professional: code });
  return (
    <KeyValues
      items={[
        { label: m.rights_requests_who(), value: record ? <a href={record}>{name}</a> : m.rights_nobody() },
        { label: m.rights_label_code(), value: code },
        { label: m.rights_label_channel(), value: channelInWords(channel) },
        { label: m.rights_label_asked_at(), value: instantInWords(new Date(askedAt), timeZone) },
        { label: m.rights_recorded_by(), value: channel === "page" ? null : askedByName },
        { label: m.rights_label_due_on(), value: dayInWords(dueOn) },
        { label: m.rights_label_words(), value: words },
        { label: m.rights_label_answer(), value: answer },
        { label: m.rights_label_answered_at(), value: answeredAt && instantInWords(new Date(answeredAt), timeZone) },
      ]}
    />
  );
}
