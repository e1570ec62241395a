import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postgresUrl, startPostgres } from "./embedded-postgres.ts";
import { choosePostgresPlace } from "./postgres-place.ts";
import { makeDatabase, makeRoles } from "./roles.ts";

export type TemporaryPostgres = {
  superuserUrl: string;
  /** Address of a database for the role that owns its tables. */
  ownerUrl(database: string): string;
  /** Address of a database for the role that the application uses. */
  applicationUrl(database: string): string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
};

/** Starts a PostgreSQL in a new temporary directory, with an empty database "tern" and both roles.
 *  Its data need not survive a power cut, so it does not wait for the disk.
 *  @param binaries folder of another PostgreSQL, for example /usr/lib/postgresql/15/bin */
export async function startTemporaryPostgres(binaries?: string): Promise<TemporaryPostgres> {
  const state = mkdtempSync(join(tmpdir(), "tern-postgres-"));
  chmodSync(state, 0o711);
  const place = choosePostgresPlace(state, binaries);
  const port = await freePort();
  const password = crypto.randomUUID();
  const logFile = join(state, "postgres.log");
  const settings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" };
  const server = await startPostgres({ place, port, superuserPassword: password, logFile, settings });
  const url = (role: string, database: string) => postgresUrl(role, password, { port, database });
  const superuserUrl = url("postgres", "postgres");
  await makeRoles(superuserUrl, { owner: password, application: password });
  await makeDatabase(superuserUrl, "tern");
  return {
    superuserUrl,
    ownerUrl: (database) => url("tern_owner", database),
    applicationUrl: (database) => url("tern_app", database),
    async stop() {
      await server.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

/** A TCP port of the loopback address that nobody listens on now. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
