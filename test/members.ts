import { KINDS_OF_ROLE } from "#app/accounts/organisation.ts";
import { ROLES, type Role } from "#app/accounts/policy.ts";
import { newId } from "#app/lib/ids.ts";
import type { TestDatabase } from "./database.ts";

export type Member = { role: Role; accountId: string; organisationId: string };

/** Makes an account for each role, each in an organisation of a kind that suits the role, as members of a programme. The hospital people
 *  act for the first hospital with a placement; the professional is the first person with one. */
export async function addMemberOfEachRole(
  asSuperuser: TestDatabase["asSuperuser"],
  programmeId: string,
): Promise<Member[]> {
  const members = ROLES.map((role) => ({ role, accountId: newId(), organisationId: newId() }));
  for (const { role, accountId, organisationId } of members)
    await insertMember(asSuperuser, { programmeId, accountId, organisationId, role, email: `${role}@example.org` });
  await asSuperuser(
    `update facility set organisation_id = $2 where programme_id = $1 and facility_id =
       (select r.facility_id from placement p join request r using (programme_id, request_id)
        where programme_id = $1 order by placement_id limit 1)`,
    [programmeId, members.find(({ role }) => role === "focal-person")?.organisationId],
  );
  await asSuperuser(
    `update professional set account_id = $2 where programme_id = $1 and professional_id =
       (select professional_id from placement where programme_id = $1 order by placement_id limit 1)`,
    [programmeId, members.find(({ role }) => role === "professional")?.accountId],
  );
  return members;
}

/** Makes an account with an address as a member of a programme in a role.
 *  @returns the account's id */
export async function addMember(
  asSuperuser: TestDatabase["asSuperuser"],
  { programmeId }: { programmeId: string },
  person: { role: Role; email: string },
): Promise<string> {
  const accountId = newId();
  await insertMember(asSuperuser, { programmeId, accountId, organisationId: newId(), ...person });
  return accountId;
}

type NewMember = Member & { programmeId: string; email: string };

async function insertMember(asSuperuser: TestDatabase["asSuperuser"], member: NewMember): Promise<void> {
  const { accountId, role, email } = member;
  await asSuperuser("insert into account (id, name, email) values ($1, $2, $3)", [accountId, `The ${role}`, email]);
  await joinProgramme(asSuperuser, member);
}

/** Makes an account a member of a programme in a role, in an organisation of its own. */
export async function joinProgramme(
  asSuperuser: TestDatabase["asSuperuser"],
  { programmeId, accountId, organisationId, role }: Member & { programmeId: string },
): Promise<void> {
  const kind = KINDS_OF_ROLE[role][0];
  await asSuperuser("insert into organisation (programme_id, organisation_id, kind, name) values ($1, $2, $3, $4)", [
    programmeId,
    organisationId,
    kind,
    `Organisation ${organisationId}`,
  ]);
  await asSuperuser(
    `insert into membership (programme_id, membership_id, account_id, organisation_id, organisation_kind, role, during)
     values ($1, $2, $3, $4, $5, $6, daterange('2020-01-01', null))`,
    [programmeId, newId(), accountId, organisationId, kind, role],
  );
}

/** The organisation that an account acts for in its only programme. */
export async function organisationOf(asSuperuser: TestDatabase["asSuperuser"], accountId: string): Promise<string> {
  const { rows } = await asSuperuser("select organisation_id from membership where account_id = $1", [accountId]);
  return (rows as { organisation_id: string }[])[0]?.organisation_id ?? "";
}
