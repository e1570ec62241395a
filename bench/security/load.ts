import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { hashPassword } from "#app/accounts/password.server.ts";
import { newId } from "#app/lib/ids.ts";
import { buildWhenChanged } from "../../bin/supervisor/build.ts";
import { freePort } from "#db/temporary-postgres.ts";
import { type LargeInstallation, PEOPLE, startLargeInstallation } from "./large-installation.ts";

// A hundred signed-in people at once, on the built server with 10,000 professionals: each asks for a page a second, a list and then a
// record, as somebody does who reads. Then without a pause, to see where it ends. Writes results-load.md, and ends with 1 above the limit.
const READERS = 100;
const SECONDS = Number(process.argv[2] ?? 30);
const MOST_P95_MS = 100;
const PASSWORD = "seven-orange-herons";

type Measured = { page: "list" | "record"; ms: number; failed: boolean };

await buildWhenChanged();
const installation = await startLargeInstallation({ email: "palesa@example.org", password: PASSWORD });
const server = await startServer(installation);
const cookies = await signInEverybody(installation, server.url);
await drive({ seconds: 3, pauseMs: 0 });
const loadBefore = loadavg()[0] ?? 0;
const reading = await drive({ seconds: SECONDS, pauseMs: 1000 });
const pressing = await drive({ seconds: SECONDS / 3, pauseMs: 0 });
await server.stop();
await installation.stop();

const rows = [
  ...(["list", "record"] as const).map((page) =>
    rowOf(
      `${page}, a request a second each`,
      reading.filter((one) => one.page === page),
      SECONDS,
    ),
  ),
  rowOf("both, without a pause", pressing, SECONDS / 3),
];
const results = `# A hundred people at once

\`node bench/security/load.ts ${SECONDS}\`, ${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores shared by the server, PostgreSQL and this client, load ${loadBefore.toFixed(1)} before.
${READERS} signed-in people, ${PEOPLE.toLocaleString("en")} professionals; milliseconds from the request to the last byte. Wanted: 95th percentile under ${MOST_P95_MS} at a request a second each.

| what | requests | failed | a second | median | 95th | 99th |
| --- | --- | --- | --- | --- | --- | --- |
${rows.map(({ cells }) => `| ${cells.join(" | ")} |`).join("\n")}
`;
writeFileSync(new URL("results-load.md", import.meta.url), results);
console.log(results);
if (rows.slice(0, 2).some(({ p95, failed }) => p95 >= MOST_P95_MS || failed > 0)) process.exitCode = 1;

async function startServer({ applicationUrl }: LargeInstallation) {
  const port = await freePort();
  const settings = {
    DATABASE_URL: applicationUrl,
    TERN_SECRET: newId() + newId(),
    PORT: String(port),
    TERN_LOG_LEVEL: "warn",
  };
  const running = fork("build/server/index.js", {
    env: { ...process.env, ...settings, NODE_ENV: "production" },
    execArgv: [],
  });
  await once(running, "message");
  const stop = async () => {
    running.kill("SIGTERM");
    await once(running, "exit");
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** Officers of the programme, each with a session of their own. */
async function signInEverybody(at: LargeInstallation, url: string): Promise<string[]> {
  const passwordHash = await hashPassword(PASSWORD);
  const emails = Array.from({ length: READERS }, (_, index) => `reader-${index}@example.org`);
  for (const email of emails) await insertOfficer(at, { email, passwordHash });
  return await Promise.all(emails.map((email) => signIn(url, email)));
}

async function insertOfficer(
  { unbound, context }: LargeInstallation,
  officer: { email: string; passwordHash: string },
) {
  const { email, passwordHash } = officer;
  const id = newId();
  await unbound.insertInto("account").values({ id, name: email, email }).execute();
  const credential = { id: newId(), accountId: id, provider: "credential", subject: id, passwordHash };
  await unbound.insertInto("credential").values(credential).execute();
  const office = unbound.selectFrom("organisation").select(["organisationId", "kind as organisationKind"]);
  const { programmeId } = context;
  const membership = { programmeId, membershipId: newId(), accountId: id, role: "officer", during: "[2020-01-01,)" };
  await unbound
    .insertInto("membership")
    .values({ ...membership, ...(await office.executeTakeFirstOrThrow()) })
    .execute();
}

async function signIn(url: string, email: string): Promise<string> {
  const body = new URLSearchParams({ email, password: PASSWORD });
  const headers = { "sec-fetch-site": "same-origin" };
  const answer = await fetch(`${url}/sign-in`, { method: "POST", body, headers, redirect: "manual" });
  if (answer.status !== 302) throw new Error(`signing in was answered with ${answer.status}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return cookies.join("; ");
}

async function drive({ seconds, pauseMs }: { seconds: number; pauseMs: number }): Promise<Measured[]> {
  const endsAt = performance.now() + seconds * 1000;
  const measured: Measured[] = [];
  const read = async (cookie: string, reader: number) => {
    // Not all in the same moment.
    await pause((pauseMs * reader) / READERS);
    for (let round = reader; performance.now() < endsAt; round++) {
      const beganAt = performance.now();
      const page = round % 2 === 0 ? "list" : "record";
      const path =
        page === "list" ? `?page=${1 + (round % 20)}` : `/P${String((round * 37) % PEOPLE).padStart(5, "0")}`;
      const answer = await fetch(`${server.url}/programmes/lesotho/professionals${path}`, { headers: { cookie } });
      await answer.arrayBuffer();
      const ms = performance.now() - beganAt;
      measured.push({ page, ms, failed: answer.status !== 200 });
      await pause(Math.max(0, pauseMs - ms));
    }
  };
  await Promise.all(cookies.map(read));
  return measured;
}

function rowOf(name: string, measured: readonly Measured[], seconds: number) {
  const sorted = measured.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  const figures = [at(0.5), at(0.95), at(0.99)].map((ms) => ms.toFixed(0));
  const failed = measured.filter((one) => one.failed).length;
  return {
    p95: at(0.95),
    failed,
    cells: [name, measured.length, failed, (measured.length / seconds).toFixed(0), ...figures],
  };
}
