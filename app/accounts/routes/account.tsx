import { data, href, redirect } from "react-router";
import { z } from "zod";
import { readForm } from "#app/lib/form.server.ts";
import { isId } from "#app/lib/ids.ts";
import { log } from "#app/lib/log.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { m } from "#app/paraglide/messages.js";
import { ErrorSummary, type FormError } from "#app/ui/ErrorSummary.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { deleteSessions } from "../account.queries.server.ts";
import { PasskeySection } from "../components/PasskeyLink.tsx";
import { PasswordForm } from "../components/PasswordForm.tsx";
import { SecondFactorSection } from "../components/SecondFactorSection.tsx";
import { SessionList } from "../components/SessionList.tsx";
import { changePassword } from "../password.commands.server.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { needsSecondFactor } from "../second-factor.ts";
import { countRecoveryCodes } from "../second-factor.queries.server.ts";
import { endSession, listSessions } from "../session.queries.server.ts";
import { MAX_PASSWORD_UNITS } from "../sign-in.server.ts";
import { requireSignedIn } from "../viewer.server.ts";
import type { Route } from "./+types/account";

const password = z.string().max(MAX_PASSWORD_UNITS);
const schema = z.discriminatedUnion("act", [
  z.object({ act: z.literal("change-password"), current: password, wanted: password, repeated: password }),
  z.object({ act: z.literal("end-session"), session: z.string().refine(isId) }),
  z.object({ act: z.literal("end-other-sessions") }),
]);

/** Whose the fault is: which field of the form. The others are about the password that is wanted. */
const FIELDS: Readonly<Record<string, string>> = {
  "accounts/wrong-password": "current",
  "accounts/password-tried-too-often": "current",
  "accounts/password-not-repeated": "repeated",
};

export async function loader({ context, request }: Route.LoaderArgs) {
  const { accountId, name, email, memberships, sessionId, hasFactor } = requireSignedIn(context);
  const database = context.get(databaseContext);
  const sessions = await listSessions(database, accountId);
  const asIfReal = memberships.map(({ role }) => ({ role, programme: { demonstration: false } }));
  const secondFactor = {
    hasFactor,
    codesLeft: await countRecoveryCodes(database, accountId),
    isDemonstration: !needsSecondFactor(memberships) && needsSecondFactor(asIfReal),
  };
  const timeZone = memberships[0]?.programme.timeZone ?? "UTC";
  const done = new URL(request.url).searchParams.get("done");
  return { name, email, secondFactor, sessions, currentId: sessionId, timeZone, done };
}

/** Signed in, and about the own account only. Leaves accounts/change-password in the record of each programme of the account. */
export async function action({ context, request }: Route.ActionArgs) {
  const person = requireSignedIn(context);
  const { accountId, sessionId } = person;
  const parsed = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  const asked = parsed.data;
  if (asked.act === "change-password") {
    const refusal = await changePassword(context, person, asked);
    if (refusal === null) return redirect("/account?done=password");
    const error = { field: FIELDS[refusal.code] ?? "wanted", text: refusalInWords(refusal, ACCOUNT_REFUSALS) };
    return data({ errors: [error] }, { status: statusOfRefusal(refusal, ACCOUNT_REFUSALS) });
  }
  const database = context.get(databaseContext);
  if (asked.act === "end-session") await endSession(database, accountId, asked.session);
  else await deleteSessions(database, accountId, sessionId);
  log.info({ requestId: context.get(requestContext).requestId, accountId }, asked.act);
  return redirect("/account?done=sessions");
}

export function meta() {
  return [{ title: documentTitle(m.accounts_account_title()) }];
}

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const { name, email, done } = loaderData;
  const errors: FormError[] = actionData?.errors ?? [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageTitle>{m.accounts_account_title()}</PageTitle>
      {errors.length === 0 && <Done done={done} />}
      <KeyValues
        items={[
          { label: m.accounts_account_name(), value: name },
          {
            label: m.accounts_sign_in_email(),
            value: (
              <>
                {email} <a href={href("/account/email")}>{m.accounts_email_change_link()}</a>
              </>
            ),
          },
        ]}
      />
      <SecondFactorSection {...loaderData.secondFactor} />
      <PasskeySection />
      <PasswordForm email={email} errors={errors} />
      <SessionList {...loaderData} />
    </>
  );
}

const DONE: Readonly<Record<string, () => string>> = {
  password: m.accounts_password_done,
  sessions: m.accounts_sessions_done,
  "factor-removed": m.accounts_factor_removed,
};

/** What has just been done here. */
function Done({ done }: { done: string | null }) {
  const words = DONE[done ?? ""];
  if (words === undefined) return null;
  return (
    <Notice tone="good" live>
      {words()}
    </Notice>
  );
}
