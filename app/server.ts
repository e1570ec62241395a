import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { createRequestHandler, type ServerBuild } from "react-router";
import * as pages from "virtual:react-router/server-build";
import { createSignIn } from "#app/accounts/sign-in.server.ts";
import { openDatabase } from "#app/lib/database.server.ts";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { log } from "#app/lib/log.server.ts";
import { Notices } from "#app/lib/notices.server.ts";
import { stopInOrder } from "#app/lib/shutdown.server.ts";
import { createShell } from "#app/shell.server.ts";

// The web process. Built into build/server/index.js, beside build/client.
/** Who sends slower than this holds a connection for others no longer. A document of 20 MB takes eleven minutes at 240 kbit/s. */
const TIME_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 900_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2000,
};

const environment = readEnvironment();
const database = openDatabase(environment.DATABASE_URL, {
  onError: (error) => log.warn({ error: error.message }, "a database connection was lost"),
});
// Behind a proxy all connections come from it. Who does not say how many there are could lock everybody out at once.
const proxies = environment.TERN_PROXIES ?? (environment.TERN_PUBLIC_URL === undefined ? 0 : null);
if (proxies === null) log.warn("TERN_PROXIES is not set: failed sign-ins are slowed down, but not counted by network");
const notices = new Notices(environment.DATABASE_URL);
const shell = createShell({
  database,
  notices,
  signIn: createSignIn(database, environment),
  // The generated type of this module does not know exactOptionalPropertyTypes.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module is React Router's own
  pages: createRequestHandler(pages as ServerBuild, "production"),
  assets: fileURLToPath(new URL("../client", import.meta.url)),
  publicUrl: environment.TERN_PUBLIC_URL,
  securityContact: environment.TERN_SECURITY_CONTACT,
  proxies,
});

const server = createAdaptorServer({
  fetch: shell,
  serverOptions: TIME_LIMITS,
});
stopInOrder(async () => {
  const closed = once(server, "close");
  server.close();
  // A browser keeps its connection open after its last answer; those go as they fall idle.
  const sweep = setInterval(() => "closeIdleConnections" in server && server.closeIdleConnections(), 50);
  await closed;
  clearInterval(sweep);
  await notices.close();
  await database.destroy();
});
server.listen(environment.PORT, environment.TERN_HOST, () => {
  log.info({ port: environment.PORT }, "serving");
  process.send?.("serving");
});
