import { describe, expect, test } from "vitest";
import { isRefusal } from "#app/lib/refusal.ts";
import { testDatabase } from "#test/database.ts";
import { addMember } from "#test/members.ts";
import { newId } from "#app/lib/ids.ts";
import { invite, join, readInvitation, withdrawInvitation } from "./invitation.commands.server.ts";
import { INVITATION_DAYS, type InvitationEntry, readJoiningWord, suits } from "./invitation.ts";
import { listInvitations } from "./invitation.queries.server.ts";
import { endMembership } from "./membership.commands.server.ts";
import { listMembers } from "./membership.queries.server.ts";
import { KINDS_OF_ROLE, ORGANISATION_KINDS } from "./organisation.ts";
import { ROLES } from "./policy.ts";

const tern = await testDatabase();
const { database, context, asSuperuser, inProgramme } = tern;
const password = "seven-orange-herons";
let people = 0;

/** Somebody new, for the hospital of Leribe. */
const somebody = (changes: Partial<InvitationEntry> = {}): InvitationEntry => ({
  name: "Lineo Khabele",
  email: `person-${++people}@example.org`,
  organisation: { kind: "facility", name: "Motebang Hospital" },
  role: "focal-person",
  succeedsId: null,
  ...changes,
});

async function wordFor(entry: InvitationEntry): Promise<string> {
  const outcome = await inProgramme((transaction) => invite(transaction, context, entry));
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome.word;
}

const joinAs = (word: string, by: { password: string } | { accountId: string }) =>
  join(database, { word, requestId: "test", ...by });
const members = () => inProgramme(listMembers);
const memberWith = async (email: string) =>
  (await members()).find((member) => member.email === email && member.isCurrent);

describe("an invitation", () => {
  test("makes who follows its link a member, once, with a line in the record for each step", async () => {
    const entry = somebody();
    const word = await wordFor(entry);
    expect(await joinAs(word, { password })).toEqual({ email: entry.email });
    expect(await memberWith(entry.email)).toMatchObject({
      role: "focal-person",
      organisationName: "Motebang Hospital",
    });
    expect(await joinAs(word, { password })).toMatchObject({ code: "accounts/invitation-over" });
    expect((await tern.auditLines()).slice(0, 2).map(({ act }) => act)).toEqual([
      "accounts/join-programme",
      "accounts/invite-member",
    ]);
  });

  // ASVS V16.2.5
  test("leaves neither a name, an address nor the word of the link in the record", async () => {
    const entry = somebody({ name: "Mpho Secret" });
    const word = await wordFor(entry);
    await joinAs(word, { password });
    const { rows } = await asSuperuser("select row_to_json(audit_line)::text as line from audit_line");
    const record = JSON.stringify(rows);
    for (const personal of ["Mpho", entry.email, readJoiningWord(word)?.token ?? ""])
      expect(record).not.toContain(personal);
    const kept = JSON.stringify(
      (await asSuperuser("select row_to_json(invitation)::text as row from invitation")).rows,
    );
    expect(kept).not.toContain(readJoiningWord(word)?.token);
  });

  test("of an address that has an account asks for its owner, who must be signed in", async () => {
    const email = "known@example.org";
    const rwanda = await tern.anotherProgramme("rwanda");
    const accountId = await addMember(asSuperuser, rwanda, { role: "officer", email });
    const word = await wordFor(somebody({ email }));
    expect(await joinAs(word, { password })).toMatchObject({ code: "accounts/sign-in-to-join" });
    expect(await joinAs(word, { accountId: context.accountId })).toMatchObject({ code: "accounts/sign-in-to-join" });
    expect(await joinAs(word, { accountId })).toEqual({ email });
    expect(await memberWith(email)).toMatchObject({ accountId });
  });

  test("is answered alike for an address with and without an account, until its link is opened", async () => {
    const known = await inProgramme((transaction) =>
      invite(transaction, context, somebody({ email: "known@example.org" })),
    );
    const unknown = await inProgramme((transaction) => invite(transaction, context, somebody()));
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
  });

  test("leads nowhere once it is taken back, has run out, or the word is not one", async () => {
    const word = await wordFor(somebody());
    const [{ invitationId } = { invitationId: "" }] = await inProgramme(listInvitations);
    await inProgramme((transaction) => withdrawInvitation(transaction, context, invitationId));
    const late = await wordFor(somebody());
    await asSuperuser(`update invitation set expires_at = now() where withdrawn_at is null`);
    for (const over of [word, late, "x", `${context.programmeId}.${"A".repeat(43)}`, `${newId()}.${"A".repeat(43)}`]) {
      expect(await readInvitation(database, { word: over, requestId: "test" })).toBeNull();
      expect(await joinAs(over, { password })).toMatchObject({ code: "accounts/invitation-over" });
    }
    const again = await inProgramme((transaction) => withdrawInvitation(transaction, context, invitationId));
    expect(again).toMatchObject({ code: "accounts/invitation-over" });
  });

  test("is refused for an organisation that is not there, and a role that the organisation cannot have", async () => {
    const ask = (changes: Partial<InvitationEntry>) =>
      inProgramme((transaction) => invite(transaction, context, somebody(changes)));
    expect(await ask({ organisation: { organisationId: newId() } })).toMatchObject({
      code: "accounts/unknown-organisation",
    });
    expect(await ask({ role: "donor" })).toMatchObject({ code: "accounts/role-does-not-suit" });
    expect(await ask({ succeedsId: newId() })).toMatchObject({ code: "accounts/unknown-member" });
  });

  test("with too short a password is not used up", async () => {
    const word = await wordFor(somebody());
    expect(await joinAs(word, { password: "short" })).toMatchObject({ code: "accounts/password-short" });
    expect(await joinAs(word, { password })).toMatchObject({ email: expect.any(String) as string });
  });

  test("of somebody who belongs to the programme is refused when it is followed", async () => {
    const entry = somebody();
    await joinAs(await wordFor(entry), { password });
    const { accountId = "" } = (await memberWith(entry.email)) ?? {};
    expect(await joinAs(await wordFor(entry), { accountId })).toMatchObject({ code: "accounts/already-member" });
  });

  test("followed eight times at once makes one member, one account and one line", async () => {
    const entry = somebody();
    const word = await wordFor(entry);
    const before = (await tern.auditLines("accounts/join-programme")).length;
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => joinAs(word, { password })));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
    expect((await members()).filter(({ email }) => email === entry.email)).toHaveLength(1);
    expect(await tern.auditLines("accounts/join-programme")).toHaveLength(before + 1);
  });

  test(`holds for ${INVITATION_DAYS} days`, async () => {
    await wordFor(somebody());
    const { rows } = await asSuperuser(
      "select extract(day from expires_at - invited_at)::int as days from invitation order by invited_at desc limit 1",
    );
    expect(rows).toEqual([{ days: INVITATION_DAYS }]);
  });
});

describe("a membership", () => {
  test("is handed over: the successor begins in the same moment as the predecessor ends", async () => {
    const first = somebody();
    await joinAs(await wordFor(first), { password });
    const { membershipId = "" } = (await memberWith(first.email)) ?? {};
    const second = somebody({ succeedsId: membershipId });
    const word = await wordFor(second);
    expect(await memberWith(first.email)).toBeDefined();
    await joinAs(word, { password });
    expect(await memberWith(first.email)).toBeUndefined();
    expect(await memberWith(second.email)).toBeDefined();
    const { rows } = await asSuperuser("select count(*)::int as found from membership where succeeds_id = $1", [
      membershipId,
    ]);
    expect(rows).toEqual([{ found: 1 }]);
  });

  test("of the last administrator cannot be ended", async () => {
    const own = (await members()).find(({ accountId }) => accountId === context.accountId);
    const end = () => inProgramme((transaction) => endMembership(transaction, context, own?.membershipId ?? ""));
    expect(await end()).toMatchObject({ code: "accounts/last-administrator" });
    await addMember(asSuperuser, context, { role: "administrator", email: "second@example.org" });
    expect(await end()).toBeNull();
    await expect(end()).rejects.toThrow(/does not belong/);
    await asSuperuser("update membership set during = daterange('2020-01-01', null) where account_id = $1", [
      context.accountId,
    ]);
  });
});

test("the database has roles only in the kinds of organisations that suit them", async () => {
  for (const kind of ORGANISATION_KINDS) {
    const organisationId = newId();
    await asSuperuser("insert into organisation (programme_id, organisation_id, kind, name) values ($1, $2, $3, $4)", [
      context.programmeId,
      organisationId,
      kind,
      `A ${kind}`,
    ]);
    for (const role of ROLES) {
      const account = newId();
      await asSuperuser("insert into account (id, name, email) values ($1, 'x', $2)", [
        account,
        `${account}@example.org`,
      ]);
      const added = asSuperuser(
        `insert into membership (programme_id, membership_id, account_id, organisation_id, organisation_kind, role, during)
         values ($1, $2, $3, $4, $5, $6, daterange('2020-01-01', null))`,
        [context.programmeId, newId(), account, organisationId, kind, role],
      ).then(
        () => true,
        () => false,
      );
      expect([role, kind, await added]).toEqual([role, kind, suits(role, kind)]);
    }
  }
  expect(KINDS_OF_ROLE.officer).toEqual(["programme-office"]);
});
