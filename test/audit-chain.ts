import type { Anchor } from "#app/accounts/audit-chain.ts";
import { verifyAudit } from "#app/accounts/verify-audit.server.ts";
import { writeAudit } from "#app/lib/audit.server.ts";
import type { TestDatabase } from "./database.ts";

/** An act for the record of {@link TestDatabase}'s programme. */
export function anEntry(id: string) {
  return { act: "programme/save-period", object: { kind: "planning-period", id }, after: { n: 1 } };
}

/** Writes, checks and spoils the audit chain of a test's programme. */
export function auditChain({ database, context, inProgramme, asSuperuser }: TestDatabase) {
  return {
    /** Keeps lines, each in a transaction of its own. */
    async keepLines(count: number): Promise<void> {
      for (let number = 1; number <= count; number++)
        await inProgramme((transaction) => writeAudit(transaction, context, anEntry(String(number))));
    },
    /** What is found of the chain: "altered 3-3". */
    async verified(anchors: Anchor[] = []) {
      const verdict = (await verifyAudit(database, anchors)).find(({ programme }) => programme === "lesotho");
      const faults = verdict?.faults.map(({ kind, from, to }) => `${kind} ${from}-${to}`) ?? [];
      return { sequence: verdict?.head.sequence, faults, unlinked: verdict?.unlinked };
    },
    /** The head as an anchor says it. */
    async head(on: string): Promise<Anchor> {
      const { rows } = await asSuperuser("select sequence::int, hash from audit_link order by sequence desc limit 1");
      return { programme: "lesotho", on, ...(rows[0] as Pick<Anchor, "sequence" | "hash">) };
    },
    /** What somebody does who owns the server. */
    async pastProtection(statements: string): Promise<void> {
      const both = (verb: string) =>
        `alter table audit_line ${verb} trigger user; alter table audit_link ${verb} trigger user;`;
      await asSuperuser(`${both("disable")} ${statements}; ${both("enable")}`);
    },
  };
}
