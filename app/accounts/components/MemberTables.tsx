import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { type Column, DataTable } from "#app/ui/DataTable.tsx";
import { dayInWords, instantInWords } from "#app/ui/date-words.ts";
import type { Invitation } from "../invitation.queries.server.ts";
import type { Member } from "../membership.queries.server.ts";
import { roleInWords } from "../policy-words.ts";

type Person = Pick<Member, "name" | "email" | "role" | "organisationName">;

/** Who somebody is, and acts for: the same for members and for those who are invited. */
function personColumns<Row extends Person>(): Column<Row>[] {
  return [
    { key: "name", heading: m.accounts_members_name(), cell: ({ name }) => name },
    { key: "email", heading: m.accounts_members_email(), cell: ({ email }) => email },
    { key: "role", heading: m.accounts_invite_role(), cell: ({ role }) => roleInWords(role) },
    {
      key: "organisation",
      heading: m.accounts_members_organisation(),
      cell: ({ organisationName }) => organisationName,
    },
  ];
}

/** Who belongs to the programme, or did.
 *  @param ownAccountId of who looks: the own second factor is taken away on the page of the account */
export function MemberTable({ members, ownAccountId }: { members: Member[]; ownAccountId: string }) {
  return (
    <DataTable
      caption={m.accounts_members_caption()}
      rows={members}
      rowKey={({ membershipId }) => membershipId}
      narrow="cards"
      columns={[
        ...personColumns<Member>(),
        {
          key: "factor",
          heading: m.accounts_factor_title(),
          cell: ({ hasFactor }) => (hasFactor ? m.accounts_members_has_factor() : m.accounts_members_no_factor()),
        },
        { key: "since", heading: m.accounts_members_since(), cell: daysInWords },
        {
          key: "acts",
          heading: m.accounts_members_acts(),
          cell: (member) => <MemberActs member={member} isOwn={member.accountId === ownAccountId} />,
        },
      ]}
    />
  );
}

function daysInWords({ from, until }: Member): string {
  const since = from === null ? [] : [m.accounts_members_from({ day: dayInWords(from) })];
  return [...since, ...(until === null ? [] : [m.accounts_members_until({ day: dayInWords(until) })])].join(", ");
}

function MemberActs({ member: { membershipId, isCurrent, hasFactor }, isOwn }: { member: Member; isOwn: boolean }) {
  if (!isCurrent) return null;
  return (
    <Form method="post">
      <input type="hidden" name="id" value={membershipId} />
      <a href={`?succeeds=${membershipId}#invite`}>{m.accounts_members_hand_over()}</a>{" "}
      <Button kind="plain" name="act" value="end">
        {m.accounts_members_end()}
      </Button>{" "}
      {hasFactor && !isOwn && (
        <Button kind="plain" name="act" value="take-away-factor">
          {m.accounts_members_take_away_factor()}
        </Button>
      )}
    </Form>
  );
}

type InvitationTableProps = { invitations: Invitation[]; timeZone: string };

/** Who was invited and has not followed yet. */
export function InvitationTable({ invitations, timeZone }: InvitationTableProps) {
  return (
    <DataTable
      caption={m.accounts_invitations_caption()}
      rows={invitations}
      rowKey={({ invitationId }) => invitationId}
      narrow="cards"
      columns={[
        ...personColumns<Invitation>(),
        {
          key: "expires",
          heading: m.accounts_invitations_expires(),
          cell: ({ expiresAt }) => instantInWords(new Date(expiresAt), timeZone),
        },
        {
          key: "acts",
          heading: m.accounts_members_acts(),
          cell: ({ invitationId }) => (
            <Form method="post">
              <input type="hidden" name="id" value={invitationId} />
              <Button kind="plain" name="act" value="withdraw">
                {m.accounts_invitations_withdraw()}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
}
