import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invite, join, withdrawInvitation } from "#app/accounts/invitation.commands.server.ts";
import { listInvitations } from "#app/accounts/invitation.queries.server.ts";
import { endMembership } from "#app/accounts/membership.commands.server.ts";
import { abandonImport, keepWorkbook, takeImport } from "#app/exchange/import.commands.server.ts";
import { people, PERSON } from "#app/exchange/testing/sheets.ts";
import { inProgramme, openDatabase, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { invariant } from "#app/lib/invariant.ts";
import { isRefusal, type Refusal } from "#app/lib/refusal.ts";
import { acceptPlan } from "#app/planning/accept-plan.commands.server.ts";
import { redoEdit, removeVisit, undoEdit } from "#app/planning/plan-edit.commands.server.ts";
import { startPlanRun, stopPlanRun } from "#app/planning/plan-run.commands.server.ts";
import { deleteDraft, renamePlan } from "#app/planning/plan.commands.server.ts";
import { getPlan } from "#app/planning/plan.queries.server.ts";
import { setHost } from "#app/programme/facility.commands.server.ts";
import { changePeriod } from "#app/programme/period.commands.server.ts";
import { getPeriod } from "#app/programme/period.queries.server.ts";
import { periodVersion } from "#app/programme/period-version.server.ts";
import { testDatabase } from "#test/database.ts";
import { joinProgramme } from "#test/members.ts";
import { makeDraft } from "#test/small-plan.ts";
import { aPeriod, fillProgramme, smallProgramme } from "#test/small-programme.ts";

// Each act of a person, asked for by 32 connections at the same moment, as by somebody who presses a button again and again.

const AT_ONCE = 32;
const tern = await testDatabase();
const { context } = tern;
const crowd = openDatabase(tern.url, { connections: AT_ONCE });
afterAll(() => crowd.destroy());

type Attempt = (transaction: Transaction) => Promise<unknown>;
type Race = {
  act: string;
  /** Makes what the act is done to. */
  prepare: () => Promise<Attempt>;
  /** Codes that those who come too late are told; none when the same act again is no other act. */
  tooLate: readonly string[];
  /** The queue of the job that follows. */
  queue?: string;
};

let periodId = "";
beforeAll(async () => {
  periodId = await tern.inProgramme((transaction) => fillProgramme(transaction, context, smallProgramme()));
});

const visits = [{ person: "P1", post: "N1", start: 3, weeks: 4 }];
const draft = () => tern.inProgramme((transaction) => makeDraft(transaction, context, { periodId, visits }));
const invited = () => ({
  name: "Lineo Khabele",
  email: `${newId()}@example.org`,
  organisation: { kind: "facility" as const, name: "Motebang Hospital" },
  role: "focal-person" as const,
  succeedsId: null,
});
const kept = () =>
  tern.inProgramme((transaction) =>
    keepWorkbook(transaction, context, {
      files: [{ name: "a.xlsx", bytes: new Uint8Array([1]) }],
      sheets: [people(PERSON)],
    }),
  );

const RACES: Race[] = [
  {
    act: "planning/accept-plan",
    prepare: async () => {
      const planId = await draft();
      return (transaction) => acceptPlan(transaction, context, planId);
    },
    tooLate: ["planning/not-a-draft"],
    queue: "outbox-deliver",
  },
  {
    act: "accounts/withdraw-invitation",
    prepare: async () => {
      await tern.inProgramme((transaction) => invite(transaction, context, invited()));
      const [invitation] = await tern.inProgramme(listInvitations);
      return (transaction) => withdrawInvitation(transaction, context, invitation?.invitationId ?? "");
    },
    tooLate: ["accounts/invitation-over"],
  },
  {
    act: "accounts/end-membership",
    prepare: async () => {
      const [accountId, organisationId] = [newId(), newId()];
      await tern.asSuperuser("insert into account (id, name, email) values ($1, 'Thabo', $2)", [
        accountId,
        `${accountId}@example.org`,
      ]);
      await joinProgramme(tern.asSuperuser, {
        programmeId: context.programmeId,
        accountId,
        organisationId,
        role: "officer",
      });
      const found = await tern.asSuperuser("select membership_id as id from membership where account_id = $1", [
        accountId,
      ]);
      const [{ id }] = found.rows as [{ id: string }];
      return (transaction) => endMembership(transaction, context, id);
    },
    tooLate: ["accounts/unknown-member"],
  },
  {
    act: "exchange/take-workbook",
    prepare: async () => {
      const importId = await kept();
      return (transaction) => takeImport(transaction, context, { importId });
    },
    tooLate: ["exchange/import-ended"],
  },
  {
    act: "exchange/abandon-import",
    prepare: async () => {
      const importId = await kept();
      return (transaction) => abandonImport(transaction, context, importId);
    },
    tooLate: ["exchange/import-ended"],
  },
  {
    act: "programme/save-period",
    prepare: async () => {
      const period = await tern.inProgramme((transaction) => getPeriod(transaction, periodId));
      invariant(period, "the period exists");
      const change = { periodId, seen: periodVersion(period), entry: aPeriod({ budgetCents: 12_000_000 }) };
      return (transaction) => changePeriod(transaction, context, change);
    },
    tooLate: ["programme/period-changed"],
  },
  {
    act: "programme/set-host",
    prepare: async () => {
      const { rows } = await tern.asSuperuser(
        "select organisation_id as id from organisation where kind = 'facility' limit 1",
      );
      const [{ id: organisationId }] = rows as [{ id: string }];
      return (transaction) => setHost(transaction, context, { code: "F1", organisationId });
    },
    tooLate: [],
  },
  {
    act: "planning/start-run",
    prepare: () => Promise.resolve((transaction) => startPlanRun(transaction, context, { periodId })),
    tooLate: ["planning/run-under-way"],
    queue: "planning-run",
  },
  {
    act: "planning/stop-run",
    prepare: async () => {
      const { rows } = await tern.asSuperuser("select run_id as id from plan_run where state = 'queued'");
      const [{ id }] = rows as [{ id: string }];
      return (transaction) => stopPlanRun(transaction, context, id);
    },
    tooLate: ["planning/run-over"],
  },
  {
    act: "planning/rename-plan",
    prepare: async () => {
      const planId = await aloneDraft();
      return (transaction) => renamePlan(transaction, context, { planId, name: "Another" });
    },
    tooLate: [],
  },
  {
    act: "planning/remove-visit",
    prepare: async () => {
      const planId = await draft();
      const plan = await tern.inProgramme((transaction) => getPlan(transaction, planId));
      const visitId = plan?.visits[0]?.visitId ?? "";
      return (transaction) => removeVisit(transaction, context, { planId, visitId });
    },
    tooLate: ["planning/unknown-visit"],
  },
  {
    act: "planning/undo-edit",
    prepare: async () => {
      const planId = await editedDraft();
      return (transaction) => undoEdit(transaction, context, planId);
    },
    tooLate: ["planning/nothing-to-undo"],
  },
  {
    act: "planning/redo-edit",
    prepare: async () => {
      const planId = await editedDraft();
      await tern.inProgramme((transaction) => undoEdit(transaction, context, planId));
      return (transaction) => redoEdit(transaction, context, planId);
    },
    tooLate: ["planning/nothing-to-redo"],
  },
  {
    act: "planning/delete-draft",
    prepare: async () => {
      const planId = await draft();
      return (transaction) => deleteDraft(transaction, context, planId);
    },
    tooLate: ["planning/unknown-plan"],
  },
];

describe.each(RACES)("$act", ({ act, prepare, tooLate, queue }) => {
  // ASVS V2.3.4
  test(`by ${AT_ONCE} connections at once is done once, with one line in the record and at most one job`, async () => {
    const attempt = await prepare();
    const before = { lines: await lines(act), jobs: await jobs() };
    const outcomes = await Promise.all(Array.from({ length: AT_ONCE }, () => inProgramme(crowd, context, attempt)));
    const refused = outcomes.filter((outcome): outcome is Refusal => isRefusal(outcome));
    expect(outcomes.length - refused.length).toBe(tooLate.length === 0 ? AT_ONCE : 1);
    expect([...new Set(refused.map(({ code }) => code))]).toEqual(tooLate);
    expect(await lines(act)).toBe(before.lines + 1);
    const made = (await jobs()).slice(before.jobs.length).filter((name) => name !== "accounts-audit-anchor");
    expect(made).toEqual(queue === undefined ? [] : [queue]);
  });
});

// ASVS V2.3.4
test(`accounts/join-programme by ${AT_ONCE} connections at once makes one account, one member and one line`, async () => {
  const entry = invited();
  const outcome = await tern.inProgramme((transaction) => invite(transaction, context, entry));
  invariant(!isRefusal(outcome), "the invitation is made");
  const joining = { word: outcome.word, requestId: "test", password: "seven-orange-herons" };
  const outcomes = await Promise.all(Array.from({ length: AT_ONCE }, () => join(crowd, joining)));
  expect(outcomes.filter((joined) => !isRefusal(joined))).toEqual([{ email: entry.email }]);
  expect(new Set(outcomes.filter((joined) => isRefusal(joined)).map(({ code }) => code))).toEqual(
    new Set(["accounts/invitation-over"]),
  );
  const { rowCount } = await tern.asSuperuser(
    "select from membership m join account a on a.id = m.account_id where a.email = $1",
    [entry.email],
  );
  expect(rowCount).toBe(1);
  expect(await lines("accounts/join-programme")).toBe(1);
});

/** A draft made once the run before is out of the way: a period has one at a time. */
async function aloneDraft(): Promise<string> {
  await tern.asSuperuser("delete from plan_run where state = 'queued'");
  return await draft();
}

async function editedDraft(): Promise<string> {
  const planId = await draft();
  await tern.inProgramme(async (transaction) => {
    const plan = await getPlan(transaction, planId);
    await removeVisit(transaction, context, { planId, visitId: plan?.visits[0]?.visitId ?? "" });
  });
  return planId;
}

async function lines(act: string): Promise<number> {
  return (await tern.auditLines(act)).length;
}

async function jobs(): Promise<string[]> {
  const { rows } = await tern.asSuperuser("select name from pgboss.job order by created_on, id");
  return rows.map(({ name }: { name: string }) => name);
}
