import { writeAudit } from "#app/lib/audit.server.ts";
import { type ProgrammeContext, sqlStateOf, type Transaction } from "#app/lib/database.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { saveOwnWords } from "#app/mapping/professional-writes.queries.server.ts";
import { isTakenByWords } from "./personal-request.ts";
import {
  endRequest,
  getPersonalRequest,
  insertRequest,
  lockOpenRequest,
  type NewRequest,
} from "./personal-request.queries.server.ts";

type By = ProgrammeContext & { accountId: string };

/** Keeps what a person asked about their own data, or the office for them; it is to be answered within 30 days.
 *  @returns the id of the request
 *  @refuses rights/asked-before when the person has an open request of the kind; of corrections there can be several */
export async function askFor(transaction: Transaction, context: By, asked: NewRequest): Promise<string | Refusal> {
  try {
    const personalRequestId = await insertRequest(transaction, context, asked);
    const { kind, channel, professionalId: id } = asked;
    await writeAudit(transaction, context, {
      act: "rights/ask",
      object: { kind: "professional", id },
      after: { personalRequest: personalRequestId, kind, channel },
    });
    return personalRequestId;
  } catch (error) {
    if (sqlStateOf(error) === "23505") return refuse("rights/asked-before");
    throw error;
  }
}

/** What the office says to a request, or the person who takes it back. */
export type Answer = { personalRequestId: string; state: "done" | "refused" | "taken-back"; answer: string | null };

/** Answers an open request. A request to be erased is not answered "done" here: that is erasePerson's.
 *  @refuses rights/no-open-request; rights/reason-missing when it is refused without words; rights/only-by-erasing */
export async function answerRequest(transaction: Transaction, context: By, answer: Answer): Promise<null | Refusal> {
  const { personalRequestId, state } = answer;
  const request = await holdOpen(transaction, personalRequestId);
  if (request === null) return refuse("rights/no-open-request");
  if (state === "refused" && answer.answer === null) return refuse("rights/reason-missing");
  if (state === "done" && request.kind === "erasure") return refuse("rights/only-by-erasing");
  await endRequest(transaction, context, answer);
  await writeAudit(transaction, context, {
    act: "rights/answer",
    object: { kind: "professional", id: request.professionalId ?? "" },
    after: { personalRequest: personalRequestId, state },
  });
  return null;
}

/** Puts the person's own words into the record, for a name or a city, and answers the request.
 *  @refuses rights/no-open-request; rights/not-by-words for any other fact */
export async function takeOwnWords(
  transaction: Transaction,
  context: By,
  personalRequestId: string,
): Promise<null | Refusal> {
  const request = await holdOpen(transaction, personalRequestId);
  if (request === null || request.professionalId === null) return refuse("rights/no-open-request");
  const { professionalId, fact, words } = request;
  if (request.kind !== "correction" || !isTakenByWords(fact) || words === null) return refuse("rights/not-by-words");
  await saveOwnWords(transaction, professionalId, fact === "name" ? { name: words } : { residenceCity: words });
  await endRequest(transaction, context, { personalRequestId, state: "done", answer: null });
  await writeAudit(transaction, context, {
    act: "rights/correct",
    object: { kind: "professional", id: professionalId },
    after: { personalRequest: personalRequestId, fact },
  });
  return null;
}

async function holdOpen(transaction: Transaction, personalRequestId: string) {
  if (!(await lockOpenRequest(transaction, personalRequestId))) return null;
  return await getPersonalRequest(transaction, personalRequestId);
}
