import { data, href, redirect } from "react-router";
import { z } from "zod";
import { readForm } from "#app/lib/form.server.ts";
import { refusalInWords, statusOfRefusal } from "#app/lib/refusal-list.ts";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { isRefusal, type Refusal, refuse } from "#app/lib/refusal.ts";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { InviteForm } from "../components/InviteForm.tsx";
import { OrganisationTable } from "../components/OrganisationTable.tsx";
import { InvitationTable, MemberTable } from "../components/MemberTables.tsx";
import { listOrganisationsWithProviders } from "../identity-provider.queries.server.ts";
import { invite, withdrawInvitation } from "../invitation.commands.server.ts";
import { INVITATION_DAYS } from "../invitation.ts";
import { readInvitationForm } from "../invitation-form-words.ts";
import { listInvitations } from "../invitation.queries.server.ts";
import { takeAwaySecondFactor } from "../lost-factor.commands.server.ts";
import { endMembership } from "../membership.commands.server.ts";
import { listMembers, lockMember } from "../membership.queries.server.ts";
import { ACCOUNT_REFUSALS } from "../refusals.ts";
import { inViewersProgramme, requireViewer } from "../viewer.server.ts";
import type { Route } from "./+types/members";

const endingSchema = z.object({ act: z.enum(["end", "withdraw", "take-away-factor"]), id: z.uuid() });

export async function loader({ context, request }: Route.LoaderArgs) {
  const { programme, accountId: ownAccountId } = requireViewer(context);
  const { searchParams } = new URL(request.url);
  const succeeds = searchParams.get("succeeds");
  return await inViewersProgramme(context, async (transaction) => {
    const members = await listMembers(transaction);
    return {
      programme,
      ownAccountId,
      isFactorTakenAway: searchParams.get("done") === "factor",
      members,
      predecessor: members.find(({ membershipId, isCurrent }) => isCurrent && membershipId === succeeds) ?? null,
      invitations: await listInvitations(transaction),
      organisations: await listOrganisationsWithProviders(transaction),
    };
  });
}

/** Invites somebody, takes an invitation back, ends a membership, or takes a lost second factor away; for administrators. Audit:
 *  accounts/invite-member, accounts/withdraw-invitation, accounts/end-membership, accounts/take-away-second-factor. */
export async function action({ context, request }: Route.ActionArgs) {
  const fields = Object.fromEntries(await readForm(request));
  if (fields["act"] === "invite") return await inviteBy(fields, { context, request });
  const ending = endingSchema.safeParse(fields);
  if (!ending.success) throw data(null, { status: 400 });
  const { act, id } = ending.data;
  if (act === "take-away-factor") {
    const refusal = await takeAwayFactorOf(context, id);
    return refusal === null ? redirect("?done=factor") : refused(refusal, {});
  }
  const endIt = act === "end" ? endMembership : withdrawInvitation;
  const refusal = await inViewersProgramme(context, (transaction, by) => endIt(transaction, by, id));
  return refusal === null ? redirect(".") : refused(refusal, {});
}

async function takeAwayFactorOf(context: Route.ActionArgs["context"], membershipId: string): Promise<Refusal | null> {
  const member = await inViewersProgramme(context, (transaction) => lockMember(transaction, membershipId));
  if (member === null) return refuse("accounts/unknown-member");
  const by = { accountId: requireViewer(context).accountId, requestId: context.get(requestContext).requestId };
  return await takeAwaySecondFactor(context.get(databaseContext), member.accountId, by);
}

async function inviteBy(
  fields: Record<string, FormDataEntryValue>,
  { context, request }: Pick<Route.ActionArgs, "context" | "request">,
) {
  const typed = Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === "string"),
  );
  const read = readInvitationForm(typed);
  if ("errors" in read) return data({ errors: read.errors, fields: typed, invited: null }, { status: 422 });
  const outcome = await inViewersProgramme(context, (transaction, by) => invite(transaction, by, read.entry));
  if (isRefusal(outcome)) return refused(outcome, typed);
  const link = new URL(href("/join/:invitation", { invitation: outcome.word }), request.url).href;
  return data({ errors: [], fields: {}, invited: { name: read.entry.name, link } });
}

function refused(refusal: Refusal, fields: Record<string, string>) {
  const errors = [{ text: refusalInWords(refusal, ACCOUNT_REFUSALS) }];
  return data({ errors, fields, invited: null }, { status: statusOfRefusal(refusal, ACCOUNT_REFUSALS) });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.accounts_members_title(), loaderData?.programme.name) }];
}

export default function Members({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, members, predecessor, invitations, organisations } = loaderData;
  const errors = actionData?.errors ?? [];
  const invited = actionData?.invited ?? null;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Breadcrumbs
        items={[{ label: programme.name, href: href("/programmes/:programme", { programme: programme.code }) }]}
      />
      <PageTitle lead={m.accounts_members_lead()}>{m.accounts_members_title()}</PageTitle>
      {loaderData.isFactorTakenAway && errors.length === 0 && (
        <Notice tone="good" live>
          {m.accounts_members_factor_taken_away()}
        </Notice>
      )}
      {invited && (
        <Notice tone="good" title={m.accounts_invited_title({ name: invited.name })} live>
          <p>
            <code>{invited.link}</code>
          </p>
          <p>{m.accounts_invited_text({ days: INVITATION_DAYS })}</p>
        </Notice>
      )}
      <MemberTable members={members} ownAccountId={loaderData.ownAccountId} />
      {invitations.length > 0 && <InvitationTable invitations={invitations} timeZone={programme.timeZone} />}
      <OrganisationTable organisations={organisations} programme={programme.code} />
      <InviteForm
        organisations={organisations}
        predecessor={predecessor}
        fields={actionData?.fields ?? {}}
        errors={errors}
      />
    </>
  );
}
