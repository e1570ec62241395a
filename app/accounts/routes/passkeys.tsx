import { data, href, redirect } from "react-router";
import { z } from "zod";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { isRefusal, type Refusal } from "#app/lib/refusal.ts";
import { databaseContext } from "#app/lib/request-context.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary, type FormError } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { PasskeyForm } from "../components/PasskeyForm.tsx";
import { PasskeyChange, PasskeyList } from "../components/PasskeyList.tsx";
import { confirmationFields, fieldOfRefusal } from "../confirmation.ts";
import { addPasskey, hasPasskeys, offerPasskey, removePasskey } from "../passkey.commands.server.ts";
import { listPasskeys } from "../passkey.queries.server.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { requireSignedIn } from "../viewer.server.ts";
import type { Route } from "./+types/passkeys";

const name = z.string().trim().min(1).max(100);
const schema = z.discriminatedUnion("act", [
  z.object({ act: z.literal("offer"), ...confirmationFields, name: z.string().trim().max(100) }),
  z.object({ act: z.literal("add"), name, credential: z.string().max(20_000) }),
  z.object({ act: z.literal("remove"), ...confirmationFields, passkey: z.string().max(1400) }),
]);

export async function loader({ context, request }: Route.LoaderArgs) {
  const { accountId, email, hasFactor, memberships } = requireSignedIn(context);
  const own = new URL(request.url);
  return {
    email,
    hasFactor,
    isPossible: hasPasskeys(own),
    passkeys: await listPasskeys(context.get(databaseContext), accountId),
    timeZone: memberships[0]?.programme.timeZone ?? "UTC",
    done: own.searchParams.get("done"),
  };
}

/** Signed in, and about the own account only. Audit: accounts/add-passkey, accounts/remove-passkey. */
export async function action({ context, request }: Route.ActionArgs) {
  const person = requireSignedIn(context);
  const own = new URL(request.url);
  const parsed = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  const asked = parsed.data;
  if (asked.act === "remove") {
    const refusal = await removePasskey(context, person, { ...asked, credentialId: asked.passkey });
    return refusal === null ? redirect("?done=removed") : refused(refusal, {});
  }
  if (asked.act === "add") {
    const refusal = await addPasskey(context, person, { ...asked, own });
    return refusal === null ? redirect("?done=added") : refused(refusal, asked);
  }
  if (asked.name === "")
    return data(
      { errors: [{ field: "name", text: m.accounts_passkey_name_missing() }], fields: {}, offer: null },
      { status: 422 },
    );
  const outcome = await offerPasskey(context, person, { ...asked, own });
  if (isRefusal(outcome)) return refused(outcome, asked);
  return data({ errors: [], fields: {}, offer: { options: outcome.options, name: asked.name } });
}

function refused(refusal: Refusal, { name: typed }: { name?: string }) {
  const errors: FormError[] = [{ field: fieldOfRefusal(refusal), text: refusalInWords(refusal, ACCOUNT_REFUSALS) }];
  const fields = typed === undefined ? {} : { name: typed };
  return data({ errors, fields, offer: null }, { status: statusOfRefusal(refusal, ACCOUNT_REFUSALS) });
}

export function meta() {
  return [{ title: documentTitle(m.accounts_passkeys_title()) }];
}

const DONE: Readonly<Record<string, () => string>> = {
  added: m.accounts_passkey_added,
  removed: m.accounts_passkey_removed,
};

export default function Passkeys({ loaderData, actionData }: Route.ComponentProps) {
  const { passkeys, isPossible, timeZone } = loaderData;
  const { errors, fields, offer } = actionData ?? { errors: [], fields: {}, offer: null };
  const done = errors.length === 0 && offer === null ? DONE[loaderData.done ?? ""] : undefined;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs items={[{ label: m.accounts_account_title(), href: href("/account") }]} />
      <PageTitle lead={m.accounts_passkeys_lead()}>{m.accounts_passkeys_title()}</PageTitle>
      {done && (
        <Notice tone="good" live>
          {done()}
        </Notice>
      )}
      {!isPossible && <Notice>{m.accounts_passkey_no_name()}</Notice>}
      {offer && (
        <PasskeyForm act="create" options={offer.options} label={m.accounts_passkey_make({ name: offer.name })}>
          <input type="hidden" name="act" value="add" />
          <input type="hidden" name="name" value={offer.name} />
        </PasskeyForm>
      )}
      {!offer && passkeys.length > 0 && <PasskeyList passkeys={passkeys} timeZone={timeZone} />}
      {!offer && isPossible && <PasskeyChange {...loaderData} fields={fields} errors={errors} />}
    </>
  );
}
