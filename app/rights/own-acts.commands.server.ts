import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { isRefusal, refuse, type Refusal } from "#app/lib/refusal.ts";
import { erasePerson } from "./erasure.commands.server.ts";
import { getPerson } from "./held-data.queries.server.ts";
import type { OwnAct } from "./own-acts.ts";
import { answerRequest, askFor } from "./personal-request.commands.server.ts";
import type { RequestKind } from "./personal-request.ts";
import { findOpenRequest, getPersonalRequest } from "./personal-request.queries.server.ts";
import { liftRestriction, restrictPerson } from "./restriction.commands.server.ts";

type By = ProgrammeContext & { accountId: string };
type Asked = { professionalId: string; asked: OwnAct };

/** Does what somebody asks about their own data. What they may decide alone, holding back and using again, is done at once and kept as a request that
 *  is answered; a correction waits for the office. Runs as Tern itself: the caller has found that the professional is the one who asks.
 *  @refuses what askFor, answerRequest, restrictPerson and liftRestriction refuse */
export async function doOwnAct(
  transaction: Transaction,
  context: By,
  { professionalId, asked }: Asked,
): Promise<{ done: OwnAct["act"] } | Refusal> {
  const outcome = await actOn(transaction, context, { professionalId, asked });
  return isRefusal(outcome) ? outcome : { done: asked.act };
}

async function actOn(
  transaction: Transaction,
  context: By,
  { professionalId, asked }: Asked,
): Promise<string | Refusal | null> {
  const { act } = asked;
  switch (act) {
    case "correct": {
      const { fact, words } = asked;
      return await askFor(transaction, context, { professionalId, kind: "correction", channel: "page", fact, words });
    }
    case "take-back": {
      const request = await getPersonalRequest(transaction, asked.id);
      if (request?.professionalId !== professionalId) return refuse("rights/no-open-request");
      const answer = { personalRequestId: asked.id, state: "taken-back", answer: null } as const;
      return await answerRequest(transaction, context, answer);
    }
    case "restrict":
      return (
        (await restrictPerson(transaction, context, professionalId)) ??
        (await keepAsDone(transaction, context, { professionalId, kind: "restriction" }))
      );
    case "lift":
      return (
        (await liftRestriction(transaction, context, professionalId)) ??
        (await keepAsDone(transaction, context, { professionalId, kind: "lifting" }))
      );
  }
}

/** Erases the person who asks for it on their own page, and typed their name to confirm it. Runs as Tern itself.
 *  @returns the word for the address of the certificate
 *  @refuses rights/not-confirmed; what erasePerson refuses */
export async function eraseOneself(
  transaction: Transaction,
  context: By,
  own: { professionalId: string; name: string; typed: string },
): Promise<{ word: string } | Refusal> {
  const { professionalId, name, typed } = own;
  if (typed.trim() !== name) return refuse("rights/not-confirmed", { expected: name });
  // Whoever presses twice waits here, and then is told that it is done.
  if ((await getPerson(transaction, professionalId, { hold: true })) === null) return refuse("rights/already-erased");
  const personalRequestId = await openRequestOf(transaction, context, { professionalId, kind: "erasure" });
  if (isRefusal(personalRequestId)) return personalRequestId;
  return await erasePerson(transaction, context, { professionalId, personalRequestId });
}

async function keepAsDone(
  transaction: Transaction,
  context: By,
  { professionalId, kind }: { professionalId: string; kind: RequestKind },
): Promise<Refusal | null> {
  const personalRequestId = await openRequestOf(transaction, context, { professionalId, kind });
  if (isRefusal(personalRequestId)) return personalRequestId;
  return await answerRequest(transaction, context, { personalRequestId, state: "done", answer: null });
}

/** The open request of a kind: one that the office may have recorded before, or a new one. */
async function openRequestOf(
  transaction: Transaction,
  context: By,
  { professionalId, kind }: { professionalId: string; kind: RequestKind },
): Promise<string | Refusal> {
  const known = await findOpenRequest(transaction, { professionalId, kind });
  if (known !== null) return known;
  return await askFor(transaction, context, { professionalId, kind, channel: "page", fact: null, words: null });
}
