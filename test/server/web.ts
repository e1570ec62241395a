import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { makeAdministrator, openAccount } from "#app/accounts/account.commands.server.ts";
import { inProgramme } from "#app/lib/database.server.ts";
import { freePort } from "#db/temporary-postgres.ts";
import type { TestDatabase } from "#test/database.ts";
import { PALESA } from "#test/people.ts";

export type Web = {
  url: string;
  /** Everything it has logged so far. */
  log(): string;
  /** Sends a request as a browser on our own page does; redirects are not followed. */
  send(path: string, options?: RequestInit): Promise<Response>;
  /** Sends a form as a browser does. */
  post(path: string, fields: Record<string, string>, cookies?: string): Promise<Response>;
  stop(): Promise<number | null>;
};

/** Starts the built web process on the database of a test file, and stops it when the file is done. */
export async function startWeb(test: TestDatabase, variables: Record<string, string> = {}): Promise<Web> {
  const port = await freePort();
  const state = mkdtempSync(join(tmpdir(), "tern-web-"));
  afterAll(() => rmSync(state, { recursive: true, force: true }));
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: test.url,
    TERN_SECRET: "a secret of the tests, long enough",
    // No bin/start has made keys, and nothing is to be left in this folder.
    TERN_VAULT_KEYS: `0123456789abcdef:${"A".repeat(43)}`,
    TERN_STATE: state,
  };
  const settings = { PORT: String(port), TERN_LOG_LEVEL: "info", ...variables };
  const running = fork("build/server/index.js", { env: { ...env, ...settings }, execArgv: [], silent: true });
  let log = "";
  running.stdout?.on("data", (chunk: Buffer) => (log += chunk.toString()));
  running.stderr?.on("data", (chunk: Buffer) => (log += chunk.toString()));
  await once(running, "message");
  const send = (path: string, options: RequestInit = {}) => fetch(url + path, { redirect: "manual", ...options });
  const stop = async () => {
    if (running.exitCode !== null || running.signalCode !== null) return running.exitCode;
    running.kill("SIGTERM");
    const [code] = (await once(running, "exit")) as [number | null];
    return code;
  };
  afterAll(stop);
  const post: Web["post"] = (path, fields, cookies = "") =>
    send(path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "sec-fetch-site": "same-origin", origin: variables["TERN_PUBLIC_URL"] ?? url, cookie: cookies },
    });
  return { url, log: () => log, send, post, stop };
}

/** Gives Palesa a password and makes her administrator of the test's programme, and signs her in.
 *  @returns her cookies */
export async function signInAsPalesa(web: Web, test: TestDatabase): Promise<string> {
  const accountId = await openAccount(test.database, PALESA);
  const { programmeId, requestId } = test.context;
  const byItself = { programmeId, accountId: null, requestId };
  await inProgramme(test.database, byItself, (transaction) => makeAdministrator(transaction, byItself, accountId));
  return cookiesOf(await web.post("/sign-in", { email: PALESA.email, password: PALESA.password }));
}

/** The cookies an answer sets, as a browser sends them back. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
