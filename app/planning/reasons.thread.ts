import { parentPort } from "node:worker_threads";
import type { Explained, Reason } from "./model/explain.ts";
import { answerTo, type Question } from "./model/question.ts";
import { ceilingsFrom } from "./model/solver/certificate.ts";
import type { Certificate } from "./model/verify-certificate.ts";

/** What the thread is asked. */
export type Asked = {
  /** The same for all questions about a plan: what the certificate says of it is worked out once. */
  planId: string;
  question: Question;
  certificate: Certificate | null;
};
/** What it tells: first what it has soon, then, where the certificate can add to that, the whole. */
export type Answered = { reasons: Reason[]; isWhole: boolean };

type Ceilings = NonNullable<Explained["throughValue"]>;
let known: { planId: string; ceilings: Ceilings } | null = null;

parentPort?.on("message", ({ planId, question, certificate }: Asked) => {
  const reasons = answerTo(question);
  const isWhole = certificate === null || !reasons.some(({ code }) => code === "move");
  tell({ reasons, isWhole });
  if (isWhole) return;
  if (known?.planId !== planId) known = { planId, ceilings: ceilingsFrom(question.input, certificate) };
  tell({ reasons: answerTo(question, known.ceilings), isWhole: true });
});

function tell(answered: Answered): void {
  parentPort?.postMessage(answered);
}
