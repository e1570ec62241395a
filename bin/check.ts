import { type SpawnOptions, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

// Runs every check, prints one line for each, and ends with the sum. A tool counts as one; tests count each.
const POSTGRES_15 = "/usr/lib/postgresql/15/bin";

type Count = { passed: number; failed: number };
type Step = { name: string; run: () => Promise<Count> };

const reports = mkdtempSync(join(tmpdir(), "tern-check-"));
const FIRST: Step[] = [
  tool("lock file", "node", "bin/complete-lock.ts", "--check"),
  tool("messages", "npm", "run", "-s", "messages"),
  // Before lint, which reads the route types that this makes.
  tool("types", "npm", "run", "-s", "types"),
  tool("build", "node", "bin/build.ts"),
];
/** None of these needs another, and each keeps less than one core busy, so three go on at a time; the long ones begin. */
const THREE_AT_A_TIME: Step[] = [
  vitest("database tests", "database"),
  ...(existsSync(POSTGRES_15)
    ? [vitest("database tests, PostgreSQL 15", "database", { TERN_TEST_POSTGRES: POSTGRES_15 })]
    : []),
  vitest("server tests", "server"),
  vitest("unit tests", "unit"),
  tool("lint", "npm", "run", "-s", "lint"),
  tool("format", "npm", "run", "-s", "format:check"),
  tool("structure", "npm", "run", "-s", "structure"),
  tool("dead code", "npm", "run", "-s", "dead-code"),
  tool("SQL", "npm", "run", "-s", "sql-lint"),
  tool("policy", "npm", "run", "-s", "db:policy:check"),
  tool("database types", "npm", "run", "-s", "db:types:check"),
];
/** They draw pages on both cores. */
const LAST: Step[] = [{ name: "browser tests", run: browserTests }];

const total: Count = { passed: 0, failed: 0 };
await perform(FIRST, 1);
await perform(THREE_AT_A_TIME, 3);
await perform(LAST, 1);
rmSync(reports, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function perform(steps: readonly Step[], atOnce: number): Promise<void> {
  const waiting = [...steps];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await performOne(step);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function performOne({ name, run }: Step): Promise<void> {
  const beganAt = performance.now();
  const count = await run();
  const seconds = ((performance.now() - beganAt) / 1000).toFixed(0);
  console.log(
    `${count.failed === 0 ? "ok  " : "FAIL"} ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
  );
  total.passed += count.passed;
  total.failed += count.failed;
}

function tool(name: string, command: string, ...words: string[]): Step {
  const run = async () => ((await succeeds([command, ...words])) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  return { name, run };
}

function vitest(name: string, project: string, variables: Record<string, string> = {}): Step {
  const file = join(reports, `${name.replaceAll(/\W/g, "-")}.json`);
  const words = [
    "vitest",
    "run",
    "--project",
    project,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  const schema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
  const run = async () => {
    const succeeded = await succeeds(words, variables);
    if (!existsSync(file)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests } = schema.parse(JSON.parse(readFileSync(file, "utf8")));
    return countWith(succeeded, { passed: numPassedTests, failed: numFailedTests });
  };
  return { name, run };
}

async function browserTests(): Promise<Count> {
  const chromium = await output(["bin/chromium"]);
  if (chromium === null) return { passed: 0, failed: 1 };
  const file = join(reports, "browser.json");
  const variables = { TERN_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const succeeded = await succeeds(["playwright", "test", "--reporter=dot,json"], variables);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const schema = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });
  const { stats } = schema.parse(JSON.parse(readFileSync(file, "utf8")));
  return countWith(succeeded, { passed: stats.expected, failed: stats.unexpected + stats.flaky });
}

/** A run that failed without a failed test, or passed without a test, is a failure too. */
function countWith(succeeded: boolean, count: Count): Count {
  const consistent = succeeded === (count.failed === 0) && count.passed + count.failed > 0;
  return consistent ? count : { ...count, failed: Math.max(1, count.failed) };
}

/** Runs a command and shows what it says only when it fails. */
async function succeeds(words: string[], variables: Record<string, string> = {}): Promise<boolean> {
  // Tests start hundreds of processes of the same few programs: each is compiled once.
  const environment = {
    ...process.env,
    CI: "1",
    NO_COLOR: "1",
    NODE_COMPILE_CACHE: join(reports, "compiled"),
    ...variables,
  };
  const { code, text } = await runCommand(words, { env: environment });
  if (code !== 0) console.log(text.trimEnd());
  return code === 0;
}

async function output(words: string[]): Promise<string | null> {
  const { code, text } = await runCommand(words, { stdio: ["ignore", "pipe", "inherit"] });
  return code === 0 ? (text.trim().split("\n").at(-1) ?? null) : null;
}

async function runCommand(
  [command = "", ...words]: string[],
  options: SpawnOptions,
): Promise<{ code: number; text: string }> {
  return await new Promise((resolve) => {
    const running = spawn(command, words, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let text = "";
    running.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
    running.stderr?.on("data", (chunk: Buffer) => (text += chunk.toString()));
    running.once("error", (error) => resolve({ code: 1, text: error.message }));
    running.once("close", (code) => resolve({ code: code ?? 1, text }));
  });
}
