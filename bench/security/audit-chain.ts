import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { sql } from "kysely";
import { writeAudit } from "#app/lib/audit.server.ts";
import { inProgramme, openDatabase } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { startLargeInstallation } from "./large-installation.ts";

// What the chain of the record of acts costs: transactions that leave one line, with the triggers that link it and without them, in turns.
// Writes results-audit-chain.md.
const ROUNDS = Number(process.argv[2] ?? 10);
const LINES_A_ROUND = 100;
const WRITERS = [1, 20];

const installation = await startLargeInstallation({ email: "palesa@example.org", password: "seven-orange-herons" });
const { unbound, context } = installation;
const rows: string[] = [];
for (const writers of WRITERS) {
  const database = openDatabase(installation.applicationUrl, { connections: writers });
  const times = { chained: [] as number[], bare: [] as number[] };
  const write = () =>
    inProgramme(database, context, (transaction) =>
      writeAudit(transaction, context, { act: "bench/write", object: { kind: "programme", id: newId() } }),
    );
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of ["chained", "bare"] as const) {
      await sql.raw(`alter table audit_line ${kind === "bare" ? "disable" : "enable"} trigger user`).execute(unbound);
      const one = async () => {
        for (let line = 0; line < LINES_A_ROUND / writers; line++) {
          const beganAt = performance.now();
          await write();
          times[kind].push(performance.now() - beganAt);
        }
      };
      await Promise.all(Array.from({ length: writers }, one));
    }
  await database.destroy();
  const [chained, bare] = [times.chained, times.bare].map((ms) => [at(ms, 0.5), at(ms, 0.95)]);
  rows.push(
    `| ${[writers, ...(chained ?? []), ...(bare ?? [])].map((figure) => figure.toFixed(writers === figure ? 0 : 1)).join(" | ")} |`,
  );
}
await installation.stop();

const results = `# What the chain of the record costs

\`node bench/security/audit-chain.ts ${ROUNDS}\`, ${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(1)} at the end; PostgreSQL does not wait for the disk.
Milliseconds of a transaction that leaves one line, ${ROUNDS * LINES_A_ROUND} of each kind in turns of ${LINES_A_ROUND}.

| writers at once | with the chain, median | 95th | without, median | 95th |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
writeFileSync(new URL("results-audit-chain.md", import.meta.url), results);
console.log(results);

function at(milliseconds: number[], share: number): number {
  return milliseconds.toSorted((a, b) => a - b)[Math.floor(share * milliseconds.length)] ?? Number.NaN;
}
