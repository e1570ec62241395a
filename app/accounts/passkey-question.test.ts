import { describe, expect, test } from "vitest";
import { ANSWER_SECONDS, makeQuestion, readQuestion } from "./passkey-question.server.ts";

const OF = { secret: "a secret of the tests, long enough", purpose: "sign-in" };
const NOW = new Date("2027-01-04T08:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe("a question to a passkey", () => {
  const question = makeQuestion(OF, NOW);

  test("tells when it was asked, until the time for an answer is over", () => {
    expect(readQuestion(OF, question, NOW)).toEqual(NOW);
    expect(readQuestion(OF, question, later(ANSWER_SECONDS))).toEqual(NOW);
    expect(readQuestion(OF, question, later(ANSWER_SECONDS + 1))).toBeNull();
    expect(readQuestion(OF, question, later(-1))).toBeNull();
  });

  test("is none for another purpose, with another secret, or when it was altered", () => {
    expect(readQuestion({ ...OF, purpose: "register" }, question, NOW)).toBeNull();
    expect(readQuestion({ ...OF, secret: "another secret of the tests, as long" }, question, NOW)).toBeNull();
    const altered = Buffer.from(question, "base64url");
    altered[21] = (altered[21] ?? 0) ^ 1;
    expect(readQuestion(OF, altered.toString("base64url"), NOW)).toBeNull();
    for (const none of ["", "x", question.slice(0, -2)]) expect(readQuestion(OF, none, NOW)).toBeNull();
  });

  test("is asked once", () => {
    expect(makeQuestion(OF, NOW)).not.toBe(question);
  });
});
