import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "#app/lib/database.server.ts";
import { countAttempt, type Subject, takeBackAttempts } from "./sign-in-attempt.queries.server.ts";
import { delayMs, LIMITS } from "./sign-in-limits.ts";

/** Who tries to sign in, as far as it matters for counting. */
type Attempt = {
  /** In lower case. Whether somebody has this address makes no difference. */
  email: string;
  network: string | null;
  /** Which known browser it is; null for any other. */
  browser: string | null;
};

/** Counts an attempt to sign in, and makes it wait when there were many for its address.
 *  A browser that has signed in with this address before is held up by its own failures only, never by those of others.
 *  @returns how to take it back when it succeeds; null when it may not be made now */
export async function brakeAttempt(
  database: Database,
  secret: string,
  { email, network, browser }: Attempt,
): Promise<(() => Promise<void>) | null> {
  const counted: Subject[] = [];
  const count = (subject: Subject) => {
    counted.push(subject);
    return countAttempt(database, secret, subject);
  };
  const takeBack = () => takeBackAttempts(database, secret, counted);
  if (browser !== null && (await count(["browser", email, browser])) <= LIMITS.knownBrowser) return takeBack;
  if (network !== null) {
    if ((await count(["address from network", email, network])) > LIMITS.addressFromNetwork) return null;
    if ((await count(["network", network])) > LIMITS.network) return null;
  }
  // Not counted when refused above: one network alone must not make everybody wait.
  await wait(delayMs(await count(["address", email])));
  return takeBack;
}
