import { data, Form, href } from "react-router";
import { z } from "zod";
import { asTernForViewer, inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal, refuse } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { instantInWords } from "#app/ui/date-words.ts";
import { documentTitle } from "#app/ui/document-title.ts";
import { CorrectionForm } from "../components/CorrectionForm.tsx";
import { HeldFacts } from "../components/HeldFacts.tsx";
import { Readers } from "../components/Readers.tsx";
import { OwnRequests } from "../components/RequestTable.tsx";
import { heldInWords } from "../held-words.server.ts";
import { requireOwnProfessional } from "../own-person.server.ts";
import { correctionSchema, ownActSchema } from "../own-acts.ts";
import { doOwnAct } from "../own-acts.commands.server.ts";
import { listPersonalRequests } from "../personal-request.queries.server.ts";
import { listReadings } from "../readers.queries.server.ts";
import { RIGHTS_REFUSALS } from "../refusals.ts";
import { getRestrictedAt } from "../restriction.queries.server.ts";
import type { Route } from "./+types/my-data";

export async function loader({ context }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const own = await requireOwnProfessional(context);
  const asked = await inViewersProgramme(context, async (transaction) => ({
    requests: await listPersonalRequests(transaction, own),
    restrictedAt: await getRestrictedAt(transaction, own.professionalId),
  }));
  const seen = await asTernForViewer(context, async (transaction) => ({
    sections: await heldInWords(transaction, own.professionalId, ["person", "practice", "offer", "account"]),
    readings: await listReadings(transaction, own.professionalId),
  }));
  return { programme, ...asked, ...seen };
}

/** Asks for a correction, holds the own data back, has them used again, or takes a request back. Audit: rights/ask, rights/answer,
 *  rights/restrict-person, rights/lift-restriction. */
export async function action({ context, request }: Route.ActionArgs) {
  const typed = Object.fromEntries(await readForm(request));
  const act = ownActSchema.safeParse(typed);
  if (!act.success) {
    if (!correctionSchema.safeParse({ ...typed, words: "?" }).success) throw data(null, { status: 400 });
    return refused(refuse("rights/words-missing"), typed);
  }
  const own = await requireOwnProfessional(context);
  const outcome = await asTernForViewer(context, (transaction, by) =>
    doOwnAct(transaction, by, { ...own, asked: act.data }),
  );
  return isRefusal(outcome) ? refused(outcome, typed) : data({ done: outcome.done, errors: [], fields: {} });
}

function refused(refusal: ReturnType<typeof refuse>, typed: Record<string, FormDataEntryValue>) {
  const fields = z.record(z.string(), z.string()).catch({}).parse(typed);
  const field = refusal.code === "rights/words-missing" ? "words" : undefined;
  const errors = [{ field, text: refusalInWords(refusal, RIGHTS_REFUSALS) }];
  return data({ done: null, errors, fields }, { status: statusOfRefusal(refusal, RIGHTS_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.rights_my_data_title(), loaderData?.programme.name) }];
}

const DONE = {
  correct: m.rights_done_correct,
  restrict: m.rights_done_restrict,
  lift: m.rights_done_lift,
  "take-back": m.rights_done_take_back,
};

/** What a programme holds about the person who looks, and what they can do about it. */
export default function MyData({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, sections, readings, requests, restrictedAt } = loaderData;
  const errors = actionData?.errors ?? [];
  const { timeZone } = programme;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs
        items={[{ label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) }]}
      />
      <PageTitle
        status={restrictedAt ? { label: m.rights_restricted_status(), tone: "warning" } : undefined}
        lead={m.rights_my_data_lead()}
      >
        {m.rights_my_data_title()}
      </PageTitle>
      {actionData?.done && <Notice tone="good" title={DONE[actionData.done]()} live />}
      <CopyLinks programme={programme.code} />
      <section>
        <h2>{m.rights_held_title()}</h2>
        <HeldFacts sections={sections} />
        <CorrectionForm fields={actionData?.fields ?? {}} error={errors.find(({ field }) => field === "words")?.text} />
      </section>
      {requests.length > 0 && <OwnRequests requests={requests} timeZone={timeZone} />}
      <Readers readings={readings} timeZone={timeZone} />
      <HoldBack since={restrictedAt && instantInWords(new Date(restrictedAt), timeZone)} />
      <section>
        <h2>{m.rights_kind_erasure()}</h2>
        <p>{m.rights_erase_invite()}</p>
        <ButtonLink kind="quiet" href={href("/programmes/:programme/my-data/erase", { programme: programme.code })}>
          {m.rights_erase_look()}
        </ButtonLink>
      </section>
    </>
  );
}

function CopyLinks({ programme }: { programme: string }) {
  const fileAt = (file: string) => href("/programmes/:programme/my-data/:file", { programme, file });
  return (
    <section>
      <h2>{m.rights_kind_access()}</h2>
      <p>{m.rights_copy_invite()}</p>
      <p>
        <ButtonLink kind="quiet" href={fileAt("my-data.pdf")}>
          {m.rights_copy_pdf()}
        </ButtonLink>{" "}
        <ButtonLink kind="quiet" href={fileAt("my-data.json")}>
          {m.rights_copy_json()}
        </ButtonLink>
      </p>
    </section>
  );
}

/** @param since when the data were held back, in words; null while they are used */
function HoldBack({ since }: { since: string | null }) {
  return (
    <section>
      <h2>{m.rights_kind_restriction()}</h2>
      <p>{since === null ? m.rights_restrict_invite() : m.rights_restricted_since({ when: since })}</p>
      <Form method="post">
        <Button kind="quiet" name="act" value={since === null ? "restrict" : "lift"}>
          {since === null ? m.rights_restrict_button() : m.rights_lift_button()}
        </Button>
      </Form>
    </section>
  );
}
