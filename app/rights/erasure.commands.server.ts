import { createHash, randomBytes } from "node:crypto";
import { joiningWord, readJoiningWord } from "#app/accounts/invitation.ts";
import { listAccountsInRoles } from "#app/accounts/membership.queries.server.ts";
import { writeAudit } from "#app/lib/audit.server.ts";
import { type Database, inProgramme, type ProgrammeContext, type Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { invariant } from "#app/lib/invariant.ts";
import { enqueueMail } from "#app/lib/outbox.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { eraseDocuments } from "#app/documents/document.commands.server.ts";
import { addErasedProfessional } from "#app/mapping/erased-professional.queries.server.ts";
import { m } from "#app/paraglide/messages.js";
import { replaceInPlacements } from "#app/placements/person-in-placements.queries.server.ts";
import { holdPlanning, replacePersonInPlans } from "#app/planning/person-in-plans.queries.server.ts";
import { dayInWords } from "#app/ui/date-words.ts";
import { certificateText, partsOf, type ErasureCertificate } from "./certificate.ts";
import {
  getErasureByToken,
  getErasureFrame,
  insertErasure,
  type KeptErasure,
  whyNotErasable,
} from "./erasure.queries.server.ts";
import { countHeld, type Count, eraseHolding, getPerson, type Person } from "./held-data.queries.server.ts";
import { holdings } from "./personal-data.ts";
import { endOtherRequests, endRequest } from "./personal-request.queries.server.ts";
import { getDays } from "./retention.queries.server.ts";

const TOKEN_BYTES = 32;

/** Who is to be erased, and what they asked; null when their time was over (retention). */
export type ToErase = { professionalId: string; personalRequestId: string | null };

/** Erases a person: removes or blanks everything that the map of personal data says is about them, puts a random code in their place where
 *  sums must stay, and keeps a certificate. It cannot be undone. Runs as Tern itself: the caller has checked who asks.
 *  @returns the word for the address of the certificate, which is kept nowhere
 *  @refuses rights/already-erased; rights/placed-ahead, rights/still-a-member and rights/being-planned with what to do first
 *  @source docs/decisions/0048-one-map-of-what-is-held-about-people.md */
export async function erasePerson(
  transaction: Transaction,
  context: ProgrammeContext,
  { professionalId, personalRequestId }: ToErase,
): Promise<{ word: string } | Refusal> {
  // Whoever else erases the same person waits here, and then finds nobody.
  const person = await getPerson(transaction, professionalId, { hold: true });
  if (person === null) return refuse("rights/already-erased");
  // A run that began meanwhile would bring the person back at its end.
  await holdPlanning(transaction);
  const refusal = await whyNotErasable(transaction, person);
  if (refusal !== null) return refusal;
  await endRequests(transaction, context, { professionalId, personalRequestId });
  const counts = await countHeld(transaction, person);
  await eraseEverything(transaction, context, { person, counts });
  const { word, certificate } = await keepCertificate(transaction, context, { person, personalRequestId, counts });
  const { erasure, removed, replaced, blanked } = certificate;
  await writeAudit(transaction, context, {
    act: "rights/erase-person",
    object: { kind: "professional", id: professionalId },
    after: { erasure, personalRequest: personalRequestId, removed, replaced, blanked },
  });
  await tellAdministrators(transaction, context, certificate);
  return { word };
}

/** What the word in an address leads to; null when it leads nowhere. Whoever was given the word may read the certificate. */
export async function readCertificate(
  database: Database,
  { word, requestId }: { word: string; requestId: string },
): Promise<KeptErasure | null> {
  const read = readJoiningWord(word);
  if (read === null) return null;
  const context = { programmeId: read.programmeId, accountId: null, requestId };
  return await inProgramme(database, context, (transaction) => getErasureByToken(transaction, hashOf(read.token)));
}

async function endRequests(
  transaction: Transaction,
  context: ProgrammeContext,
  { professionalId, personalRequestId }: ToErase,
): Promise<void> {
  const { accountId } = context;
  if (personalRequestId !== null && accountId !== null)
    await endRequest(transaction, { ...context, accountId }, { personalRequestId, state: "done", answer: null });
  await endOtherRequests(transaction, context, professionalId);
}

async function eraseEverything(
  transaction: Transaction,
  context: ProgrammeContext,
  { person, counts }: { person: Person; counts: readonly Count[] },
): Promise<void> {
  if (counts.some(({ effect }) => effect.does === "replaced")) {
    const exchange = { ...person, by: await addErasedProfessional(transaction) };
    await replaceInPlacements(transaction, exchange);
    await replacePersonInPlans(transaction, context, exchange);
  }
  await eraseDocuments(transaction, context, person.professionalId);
  for (const holding of holdings()) await eraseHolding(transaction, holding, person);
  const left = (await countHeld(transaction, person)).filter(({ effect }) => effect.does !== "kept");
  invariant(left.length === 0, `erasing leaves something in ${left.map(({ table }) => table).join(", ")}`);
}

async function keepCertificate(
  transaction: Transaction,
  context: ProgrammeContext,
  { person, personalRequestId, counts }: { person: Person; personalRequestId: string | null; counts: readonly Count[] },
): Promise<{ word: string; certificate: ErasureCertificate }> {
  const erasureId = newId();
  const frame = await getErasureFrame(transaction, await getDays(transaction, "backups"));
  const certificate: ErasureCertificate = {
    format: "tern-erasure/1",
    erasure: erasureId,
    personalRequest: personalRequestId,
    request: context.requestId,
    programme: frame.programme,
    erasedAt: frame.erasedAt.toISOString(),
    ...partsOf(counts),
    accountStays: person.memberId !== null && person.accountId === null,
    backupsGoneOn: frame.backupsGoneOn,
  };
  const text = certificateText(certificate);
  const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const { erasedAt } = frame;
  await insertErasure(transaction, { erasureId, tokenHash: hashOf(token), erasedAt, text, digest });
  return { word: joiningWord({ programmeId: context.programmeId, token }), certificate };
}

/** Administrators have lists of their own, and run the backups. */
async function tellAdministrators(
  transaction: Transaction,
  context: ProgrammeContext,
  { erasure, programme, backupsGoneOn }: ErasureCertificate,
): Promise<void> {
  for (const to of await listAccountsInRoles(transaction, ["administrator"]))
    await enqueueMail(transaction, context, {
      key: `erasure/${erasure}/${to}`,
      to,
      purpose: "service",
      subject: m.rights_erased_mail_subject({ programme }),
      text: m.rights_erased_mail_text({ erasure, day: dayInWords(backupsGoneOn) }),
    });
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
