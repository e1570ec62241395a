import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { connectionSettings, type Transaction } from "./database.server.ts";
import { log } from "./log.server.ts";

const CHANNEL = "tern_notice";
const RECONNECT_MS = 1000;
/** A notice can be lost while the connection is; followers look by themselves at least this often. */
const LONGEST_SILENCE_MS = 15_000;

/** Says that something has changed, to whoever follows it, when the transaction is kept. It carries no more than a topic:
 *  followers read what changed by a query, which shows them only what they may see.
 *  @param topic a word and an id, for example "plan-run 0193…" */
export async function notify(transaction: Transaction, topic: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${topic})`.execute(transaction);
}

/** Hears of changes through one database connection of its own, opened when first needed. */
export class Notices {
  readonly #url: string;
  readonly #followers = new Map<string, Set<() => void>>();
  #client: pg.Client | undefined;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Turns once at once, and again whenever the topic is notified (several notices may make one turn), until aborted. */
  async *follow(topic: string, signal: AbortSignal): AsyncGenerator<void> {
    let wake = () => {};
    const follower = () => wake();
    const followers = this.#followers.get(topic) ?? new Set();
    this.#followers.set(topic, followers.add(follower));
    try {
      await this.#connect();
      while (!signal.aborted) {
        const noticed = new Promise<void>((resolve) => (wake = resolve));
        yield;
        await Promise.race([noticed, waitFor(LONGEST_SILENCE_MS, signal)]);
      }
    } finally {
      followers.delete(follower);
      if (followers.size === 0) this.#followers.delete(topic);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end();
  }

  async #connect(): Promise<void> {
    if (this.#client !== undefined || this.#closed) return;
    const client = new pg.Client({ ...connectionSettings(this.#url), application_name: "tern notices" });
    this.#client = client;
    client.on("notification", ({ payload = "" }) => this.#wake(payload));
    client.on("error", (error) => log.warn({ error }, "the connection for notices was lost"));
    client.once("end", () => void this.#reconnect());
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      log.warn({ error }, "no connection for notices");
      await client.end();
    }
  }

  async #reconnect(): Promise<void> {
    this.#client = undefined;
    await pause(RECONNECT_MS, undefined, { ref: false });
    if (this.#followers.size === 0) return;
    await this.#connect();
    // Something may have changed unheard.
    for (const topic of this.#followers.keys()) this.#wake(topic);
  }

  #wake(topic: string): void {
    for (const follower of this.#followers.get(topic) ?? []) follower();
  }
}

async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}
