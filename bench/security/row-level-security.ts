import { availableParallelism, loadavg } from "node:os";
import { writeFileSync } from "node:fs";
import { sql } from "kysely";
import { fieldsSeen } from "#app/accounts/policy-decisions.ts";
import { inProgramme, type Transaction } from "#app/lib/database.server.ts";
import {
  countByResidence,
  countBySpecialty,
  getProfessional,
  listProfessionals,
} from "#app/mapping/professional.queries.server.ts";
import { getRequestEntries, listRequests } from "#app/needs/request.queries.server.ts";
import { PEOPLE, startLargeInstallation } from "./large-installation.ts";

// What row-level security costs: the queries of the list pages as an administrator, bound by it, against the same queries as a superuser,
// whom it does not bind, one after the other and each first in turn. Writes results-row-level-security.md, and ends with 1 above the limit.
const ROUNDS = Number(process.argv[2] ?? 60);
const MOST_RATIO = 1.15;

const installation = await startLargeInstallation({ email: "palesa@example.org", password: "seven-orange-herons" });
const { database, unbound, context } = installation;
const sees = fieldsSeen("administrator", "professional");
const { periodId } = await inProgramme(database, context, (transaction) =>
  transaction.selectFrom("planningPeriod").select("periodId").executeTakeFirstOrThrow(),
);

const QUERIES: [string, (transaction: Transaction) => Promise<unknown>][] = [
  ["professionals, first page", (transaction) => listProfessionals(transaction, {}, sees)],
  ["professionals, page 100", (transaction) => listProfessionals(transaction, { page: 100 }, sees)],
  ["professionals, by name", (transaction) => listProfessionals(transaction, { search: "family77" }, sees)],
  ["professionals, by country", (transaction) => listProfessionals(transaction, { country: "BE" }, sees)],
  ["professionals, by specialty", (transaction) => listProfessionals(transaction, { specialty: "midwife" }, sees)],
  ["countries to choose from", countByResidence],
  ["specialties to choose from", countBySpecialty],
  ["one professional", (transaction) => getProfessional(transaction, "P05000", sees)],
  ["requests", (transaction) => listRequests(transaction, { periodId })],
  ["requests, as a workbook", (transaction) => getRequestEntries(transaction, "2027")],
];

const rows = await inProgramme(database, context, (bound) =>
  unbound.transaction().execute(async (free) => {
    await sql.raw(`set local "tern.programme" = '${context.programmeId}'`).execute(free);
    const measured: { name: string; bound: number; free: number; ratio: number }[] = [];
    for (const [name, query] of QUERIES) measured.push({ name, ...(await compare(query, bound, free)) });
    return measured;
  }),
);
await installation.stop();

const table = rows.map(
  ({ name, bound, free, ratio }) => `| ${name} | ${bound.toFixed(2)} | ${free.toFixed(2)} | ${ratio.toFixed(3)} |`,
);
const worst = Math.max(...rows.map(({ ratio }) => ratio));
const results = `# What row-level security costs

\`node bench/security/row-level-security.ts ${ROUNDS}\`, ${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(1)} at the end. ${PEOPLE.toLocaleString("en")} people.
Milliseconds, medians of ${ROUNDS} pairs; the ratio is the median of the pairs' ratios. Wanted: at most ${MOST_RATIO}.

| query | bound by it, ms | not bound, ms | ratio |
| --- | --- | --- | --- |
${table.join("\n")}
`;
writeFileSync(new URL("results-row-level-security.md", import.meta.url), results);
console.log(results);
if (worst > MOST_RATIO) process.exitCode = 1;

async function compare(query: (transaction: Transaction) => Promise<unknown>, bound: Transaction, free: Transaction) {
  const pairs: { bound: number; free: number }[] = [];
  for (let round = -5; round < ROUNDS; round++) {
    const first = round % 2 === 0;
    const one = await timed(query, first ? bound : free);
    const other = await timed(query, first ? free : bound);
    // The first ones fill the caches.
    if (round >= 0) pairs.push(first ? { bound: one, free: other } : { bound: other, free: one });
  }
  return {
    bound: median(pairs.map((pair) => pair.bound)),
    free: median(pairs.map((pair) => pair.free)),
    ratio: median(pairs.map((pair) => pair.bound / pair.free)),
  };
}

async function timed(query: (transaction: Transaction) => Promise<unknown>, transaction: Transaction): Promise<number> {
  const beganAt = performance.now();
  await query(transaction);
  return performance.now() - beganAt;
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
