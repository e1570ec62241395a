import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Demo } from "#test/server/demo.ts";

// Measures how long bin/demo takes to be ready once the packages are there: the first time, in a fresh copy of the last commit with an
// empty state folder, and the second time. Writes bench/start/results.md, and ends with 1 when a start takes longer than wanted.
// `npm run bench:start`, on a machine that does nothing else.
const ROUNDS = 3;
type Seconds = { first: number; second: number };
const WANTED_SECONDS: Seconds = { first: 90, second: 5 };

const loadBefore = loadavg()[0] ?? 0;
const rounds: Seconds[] = [];
for (let round = 1; round <= ROUNDS; round++) rounds.push(await measure());
const rows = rounds.map(({ first, second }, index) => `| ${index + 1} | ${first.toFixed(1)} | ${second.toFixed(1)} |`);
const results = `# How long a start takes

\`npm run bench:start\`, ${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, load ${loadBefore.toFixed(1)} before it began. Seconds from \`bin/demo\` to
"Tern is ready", with the packages installed. The first start builds the pages, makes the database and loads the demonstration.
Wanted: first under ${WANTED_SECONDS.first} s, second under ${WANTED_SECONDS.second} s.

| round | first start, s | second start, s |
| ----- | -------------- | --------------- |
${rows.join("\n")}
`;
writeFileSync(new URL("results.md", import.meta.url), results);
console.log(results);
const isMissed = ({ first, second }: Seconds) => first >= WANTED_SECONDS.first || second >= WANTED_SECONDS.second;
if (rounds.some(isMissed)) process.exitCode = 1;

async function measure(): Promise<Seconds> {
  const checkout = mkdtempSync(join(tmpdir(), "tern-start-"));
  execFileSync("git", ["clone", "--quiet", ".", checkout]);
  symlinkSync(resolve("node_modules"), join(checkout, "node_modules"));
  const demo = new Demo({ script: join(checkout, "bin/demo") });
  try {
    const first = await demo.start();
    await demo.stop();
    return { first, second: await demo.start() };
  } finally {
    await demo.remove();
    rmSync(checkout, { recursive: true });
  }
}
