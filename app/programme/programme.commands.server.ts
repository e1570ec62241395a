import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { insertProgramme, type NewProgramme } from "./programme.queries.server.ts";
import { programmeCode } from "./programme-code.ts";
import { listCountries } from "./reference.queries.server.ts";

/** Opens a programme under the id of the context.
 *  @returns the programme with the code made of its name
 *  @refuses programme/unknown-country */
export async function openProgramme(
  transaction: Transaction,
  context: ProgrammeContext,
  asked: Omit<NewProgramme, "programmeId" | "code">,
): Promise<NewProgramme | Refusal> {
  const { countryCode } = asked;
  const isKnown = (await listCountries(transaction)).some(({ code }) => code === countryCode);
  if (!isKnown) return refuse("programme/unknown-country", { value: countryCode });
  const code = programmeCode(asked);
  const programme = { ...asked, programmeId: context.programmeId, code };
  await insertProgramme(transaction, programme);
  await writeAudit(transaction, context, {
    act: "programme/open-programme",
    object: { kind: "programme", id: context.programmeId },
    after: { code, ...asked },
  });
  return programme;
}
