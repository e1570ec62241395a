import { encode } from "uqr";
import { data, href, redirect } from "react-router";
import { z } from "zod";
import { readForm } from "#app/lib/form.server.ts";
import { ownPath } from "#app/lib/own-path.ts";
import { isRefusal, type Refusal } from "#app/lib/refusal.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { AnotherPerson } from "../components/AnotherPerson.tsx";
import { RecoveryCodes } from "../components/RecoveryCodes.tsx";
import { SecondFactorChange } from "../components/SecondFactorChange.tsx";
import { SecondFactorSetUp } from "../components/SecondFactorSetUp.tsx";
import { confirmationFields, fieldOfRefusal } from "../confirmation.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { needsSecondFactor } from "../second-factor.ts";
import {
  type Offer,
  offerSecondFactor,
  readOffer,
  removeSecondFactor,
  renewRecoveryCodes,
  setUpSecondFactor,
} from "../second-factor.commands.server.ts";
import { findSignedIn, requireHalfSignedIn } from "../viewer.server.ts";
import type { Route } from "./+types/second-factor";

const schema = z.discriminatedUnion("act", [
  z.object({ act: z.literal("set-up"), ...confirmationFields, sealed: z.string().max(500), to: z.string() }),
  z.object({ act: z.literal("renew"), ...confirmationFields }),
  z.object({ act: z.literal("remove"), ...confirmationFields }),
]);

export function loader({ context, request }: Route.LoaderArgs) {
  const person = requireHalfSignedIn(context);
  return {
    email: person.email,
    must: needsSecondFactor(person.memberships),
    isSignedIn: findSignedIn(context) !== null,
    to: ownPath(new URL(request.url).searchParams.get("to")),
    offer: person.hasFactor ? null : shown(offerSecondFactor(context, person)),
  };
}

/** About the own account only; for who is signed in, and for who must set up a second factor first. Audit: accounts/add-second-factor,
 *  accounts/renew-recovery-codes, accounts/remove-second-factor. */
export async function action({ context, request }: Route.ActionArgs) {
  const person = requireHalfSignedIn(context);
  const parsed = schema.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  const asked = parsed.data;
  if (asked.act === "set-up") {
    const offer = readOffer(context, person, asked.sealed);
    if (offer === null) throw data(null, { status: 400 });
    const given = { offer, typed: asked.code, current: asked.current, headers: request.headers };
    const outcome = await setUpSecondFactor(context, person, given);
    if (isRefusal(outcome)) return refused(outcome, offer);
    return data({ errors: [], codes: outcome.codes, offer: null, to: ownPath(asked.to) }, { headers: outcome.cookies });
  }
  if (asked.act === "remove") {
    const refusal = await removeSecondFactor(context, person, asked);
    return refusal === null ? redirect("/account?done=factor-removed") : refused(refusal, null);
  }
  const outcome = await renewRecoveryCodes(context, person, asked);
  if (isRefusal(outcome)) return refused(outcome, null);
  return { errors: [], codes: outcome.codes, offer: null, to: href("/account") };
}

function refused(refusal: Refusal, offer: Offer | null) {
  const errors = [{ field: fieldOfRefusal(refusal), text: refusalInWords(refusal, ACCOUNT_REFUSALS) }];
  const again = { errors, codes: null, offer: offer && shown(offer), to: null };
  return data(again, { status: statusOfRefusal(refusal, ACCOUNT_REFUSALS) });
}

/** What the page shows of an offer. */
function shown({ sealed, secret, address }: Offer) {
  return { sealed, secret, qr: encode(address, { ecc: "M", border: 4 }).data };
}

export function meta() {
  return [{ title: documentTitle(m.accounts_factor_title()) }];
}

export default function SecondFactor({ loaderData, actionData }: Route.ComponentProps) {
  const { email, must, isSignedIn } = loaderData;
  if (actionData?.codes)
    return <RecoveryCodes codes={actionData.codes} email={email} to={actionData.to ?? href("/account")} />;
  const errors = actionData?.errors ?? [];
  const offer = actionData?.offer ?? loaderData.offer;
  return (
    <>
      <ErrorSummary errors={errors} />
      {isSignedIn && <Breadcrumbs items={[{ label: m.accounts_account_title(), href: href("/account") }]} />}
      <PageTitle lead={offer && (must ? m.accounts_set_up_must() : m.accounts_set_up_lead())}>
        {offer ? m.accounts_set_up_title() : m.accounts_factor_title()}
      </PageTitle>
      {offer ? (
        <SecondFactorSetUp offer={offer} email={email} to={loaderData.to} errors={errors} />
      ) : (
        <SecondFactorChange email={email} must={must} errors={errors} />
      )}
      {!isSignedIn && <AnotherPerson email={email} />}
    </>
  );
}
