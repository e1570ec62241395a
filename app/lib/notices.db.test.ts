import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { eventStream } from "./event-stream.server.ts";
import { notify, Notices } from "./notices.server.ts";
import { refuse } from "./refusal.ts";

const { url, inProgramme, asSuperuser } = await testDatabase();
const notices = new Notices(url);
afterAll(() => notices.close());

const request = () => new Request("http://127.0.0.1/", { signal: new AbortController().signal });
const endOfStream = "event: end\ndata: null\n\n";

/** Streams 0, 1, 2 … as the topic is followed, and says when each is out. */
function countTurns(topic: string, turns: number) {
  const heard: number[] = [];
  const response = eventStream(request(), async function* (signal) {
    for await (const _ of notices.follow(topic, signal)) {
      heard.push(heard.length);
      yield heard.length - 1;
      if (heard.length === turns) return;
    }
  });
  return { heard, text: response.text() };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("a follower", () => {
  test("is told at once, and again when a notice of its topic is kept", async () => {
    const { heard, text } = countTurns("plan-run 1", 2);
    await until(() => heard.length === 1);
    await inProgramme((transaction) => notify(transaction, "plan-run 2"));
    await inProgramme(async (transaction) => {
      await notify(transaction, "plan-run 1");
      return refuse("test/no");
    });
    expect(heard).toEqual([0]);
    await inProgramme((transaction) => notify(transaction, "plan-run 1"));
    expect(await text).toBe(`data: 0\n\ndata: 1\n\n${endOfStream}`);
  });

  test("is told again after the connection was lost, in case it missed something", async () => {
    const { heard, text } = countTurns("plan-run 3", 2);
    await until(() => heard.length === 1);
    await asSuperuser(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'tern notices' and datname = current_database()`,
    );
    expect(await text).toBe(`data: 0\n\ndata: 1\n\n${endOfStream}`);
  });
});

describe("an event stream", () => {
  test("tells its maker to end when the browser leaves", async () => {
    let ended = false;
    const response = eventStream(request(), async function* (signal) {
      yield "first";
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      ended = true;
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await until(() => ended);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
  });
});
