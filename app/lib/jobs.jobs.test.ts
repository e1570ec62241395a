import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { testDatabase } from "#test/database.ts";
import { readEnvironment } from "./environment.server.ts";
import { runJobs } from "./job-runner.server.ts";
import { defineJob, enqueue } from "./jobs.server.ts";
import { refuse } from "./refusal.ts";

const { database, url, inProgramme, asSuperuser, context } = await testDatabase();
const { programmeId } = context;
const environment = readEnvironment({ DATABASE_URL: url, TERN_SECRET: "a secret of the tests, long enough" });

const done: number[] = [];
const count = defineJob({
  queue: "test-count",
  data: z.object({ programmeId: z.uuid(), number: z.number() }),
  retries: 1,
  seconds: 30,
  run: async ({ number }) => {
    done.push(number);
    if (number < 0 && done.filter((one) => one === number).length === 1) throw new Error("once");
    await Promise.resolve();
  },
});

const stop = await runJobs({ database, environment }, [count]);
afterAll(stop);

describe("a job", () => {
  test("runs soon after its transaction is kept", async () => {
    await inProgramme((transaction) => enqueue(transaction, count, { programmeId, number: 1 }));
    await vi.waitFor(() => expect(done).toContain(1), 10_000);
  });

  test("never runs when its transaction is refused", async () => {
    await inProgramme(async (transaction) => {
      await enqueue(transaction, count, { programmeId, number: 2 });
      return refuse("test/no");
    });
    await inProgramme((transaction) => enqueue(transaction, count, { programmeId, number: 3 }));
    await vi.waitFor(() => expect(done).toContain(3), 10_000);
    expect(done).not.toContain(2);
  });

  test("is tried again after it failed", async () => {
    await inProgramme((transaction) => enqueue(transaction, count, { programmeId, number: -1 }));
    await vi.waitFor(() => expect(done.filter((one) => one === -1)).toHaveLength(2), 30_000);
  });

  test("waits only once under one key", async () => {
    await inProgramme(async (transaction) => {
      await enqueue(transaction, count, { programmeId, number: 10 }, { key: "same" });
      await enqueue(transaction, count, { programmeId, number: 11 }, { key: "same" });
    });
    const { rows } = await asSuperuser("select data->>'number' as number from pgboss.job where singleton_key = 'same'");
    expect(rows).toEqual([{ number: "10" }]);
  });

  test("does not run before it is due", async () => {
    await inProgramme((transaction) =>
      enqueue(transaction, count, { programmeId, number: 30 }, { afterSeconds: 3600 }),
    );
    await inProgramme((transaction) => enqueue(transaction, count, { programmeId, number: 31 }));
    await vi.waitFor(() => expect(done).toContain(31), 10_000);
    expect(done).not.toContain(30);
  });

  test("that fails leaves nothing of what it says in the queue, where it would outlive the log", async () => {
    const telling = defineJob({
      queue: "test-telling",
      data: z.object({ programmeId: z.uuid() }),
      retries: 0,
      seconds: 30,
      run: () => Promise.reject(Object.assign(new Error("no <thabo@example.org>"), { detail: "thabo@example.org" })),
    });
    const stopTelling = await runJobs({ database, environment }, [telling]);
    onTestFinished(stopTelling);
    await inProgramme((transaction) => enqueue(transaction, telling, { programmeId }));
    const failed = async () => {
      const { rows } = await asSuperuser(
        "select output from pgboss.job where name = 'test-telling' and state = 'failed'",
      );
      return JSON.stringify(rows);
    };
    await vi.waitFor(async () => expect(await failed()).toContain("the worker's log says why"), 20_000);
    expect(await failed()).not.toContain("thabo");
  });

  test("cannot be queued with data that do not fit it", async () => {
    const wrong = { programmeId, number: "x" } as unknown as { programmeId: string; number: number };
    await expect(inProgramme((transaction) => enqueue(transaction, count, wrong))).rejects.toThrow(/number/);
  });

  test("is run by another worker when its own has died", async () => {
    await asSuperuser(
      `insert into pgboss.job (name, data, policy, state, retry_limit, started_on, heartbeat_seconds, heartbeat_on)
       values ('test-count', '{"programmeId": "${programmeId}", "number": 20}', 'short', 'active', 1, now() - interval '1 minute', 20, now() - interval '30 seconds')`,
    );
    await vi.waitFor(() => expect(done).toContain(20), 30_000);
  });
});
