import { may } from "#app/accounts/policy-decisions.ts";
import type { Role } from "#app/accounts/policy.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { erasePerson } from "./erasure.commands.server.ts";
import { answerRequest, takeOwnWords } from "./personal-request.commands.server.ts";
import { mayConfirmErasure, type PersonalRequest } from "./personal-request.ts";
import { getPersonalRequest } from "./personal-request.queries.server.ts";
import type { OfficeAct } from "./recorded-request.ts";
import { liftRestriction, restrictPerson } from "./restriction.commands.server.ts";

type By = ProgrammeContext & { accountId: string };
type Asked = { personalRequestId: string; role: Role; act: OfficeAct };

/** Does what the office decides about a request: answers it, takes the person's words, holds the data back or uses them again, or erases.
 *  Runs as Tern itself.
 *  @returns the word for the address of the certificate after an erasure, otherwise none
 *  @refuses rights/no-open-request; rights/four-eyes and rights/not-confirmed before an erasure; what the acts refuse */
export async function doOfficeAct(
  transaction: Transaction,
  context: By,
  asked: Asked,
): Promise<{ word: string | null } | Refusal> {
  const { personalRequestId, act } = asked;
  // Here Tern itself acts, so the policy of the database does not stop anybody.
  if (!may(asked.role, "read", "erasure")) return refuse("rights/no-open-request");
  const request = await getPersonalRequest(transaction, personalRequestId);
  if (request === null || request.state !== "open") return refuse("rights/no-open-request");
  if (act.act === "erase") return await eraseAfterSecondLook(transaction, context, { ...asked, request });
  const refusal =
    act.act === "take-words"
      ? await takeOwnWords(transaction, context, personalRequestId)
      : ((await changeUse(transaction, context, { act: act.act, request })) ??
        (await answerRequest(transaction, context, {
          personalRequestId,
          state: act.act === "refused" ? "refused" : "done",
          answer: act.answer,
        })));
  return refusal ?? { word: null };
}

/** Nobody who recorded the wish can confirm it too; who asked on the own page has confirmed it there. */
async function eraseAfterSecondLook(
  transaction: Transaction,
  context: By,
  { request, role, act }: Asked & { request: PersonalRequest },
): Promise<{ word: string } | Refusal> {
  const { professionalId, personalRequestId, code, kind } = request;
  if (kind !== "erasure" || professionalId === null || code === null) return refuse("rights/no-open-request");
  if (!mayConfirmErasure({ accountId: context.accountId, role }, request)) return refuse("rights/four-eyes");
  if (act.confirmation !== code) return refuse("rights/not-confirmed", { expected: code });
  return await erasePerson(transaction, context, { professionalId, personalRequestId });
}

async function changeUse(
  transaction: Transaction,
  context: By,
  { act, request }: { act: OfficeAct["act"]; request: PersonalRequest },
): Promise<Refusal | null> {
  const { professionalId, kind } = request;
  if (professionalId === null) return refuse("rights/no-open-request");
  if (act === "restrict" && kind === "restriction") return await restrictPerson(transaction, context, professionalId);
  if (act === "lift" && kind === "lifting") return await liftRestriction(transaction, context, professionalId);
  return act === "restrict" || act === "lift" ? refuse("rights/no-open-request") : null;
}
