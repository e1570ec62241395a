import { readFile } from "node:fs/promises";
import { checkAgainstProgramme, takeWorkbook } from "#app/exchange/import.commands.server.ts";
import { problemLine } from "#app/exchange/problem-words.ts";
import { readFiles } from "#app/exchange/read-files.server.ts";
import { type Database, inProgramme, type Transaction } from "#app/lib/database.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";

type Demonstration = { programmeId: string; code: "lesotho" | "rwanda"; name: string; countryCode: string; timeZone: string };

/** Fixed ids, so that a second start finds the programmes of the first. */
const DEMONSTRATIONS: Demonstration[] = [
  {
    programmeId: "01941f29-7c00-7000-8000-00000000004c",
    code: "lesotho",
    name: "Lesotho (demonstration)",
    countryCode: "LS",
    timeZone: "Africa/Maseru",
  },
  {
    programmeId: "01941f29-7c00-7000-8000-000000000052",
    code: "rwanda",
    name: "Rwanda (demonstration)",
    countryCode: "RW",
    timeZone: "Africa/Kigali",
  },
];

/** Makes the two demonstration programmes and imports their workbooks, as a user would. A programme that exists is left as it is: people
 *  may have changed it.
 *  @returns the two programmes
 *  @throws when a workbook cannot be taken, with its problems: then nothing of that programme is kept */
export async function loadDemonstration(database: Database): Promise<{ programmeId: string; code: string; name: string }[]> {
  for (const demonstration of DEMONSTRATIONS) {
    const context = { programmeId: demonstration.programmeId, accountId: null, requestId: "demonstration" };
    await inProgramme(database, context, async (transaction) => {
      if (!(await addProgramme(transaction, demonstration))) return;
      const sheets = await readWorkbooks(demonstration.code);
      const checked = await checkAgainstProgramme(transaction, sheets);
      if (!checked.isSound) throw new Error(checked.problems.map((problem) => problemLine(problem, true)).join("\n"));
      const taken = await takeWorkbook(transaction, context, { checked, importId: null });
      if (isRefusal(taken)) throw new Error(`The workbooks of ${demonstration.code} are refused: ${JSON.stringify(taken)}`);
    });
  }
  return DEMONSTRATIONS.map(({ programmeId, code, name }) => ({ programmeId, code, name }));
}

/** Whether a database holds the demonstration. */
export async function isDemonstrationLoaded(database: Database): Promise<boolean> {
  const found = DEMONSTRATIONS.map(({ programmeId }) =>
    inProgramme(database, { programmeId, accountId: null, requestId: "demonstration" }, (transaction) =>
      transaction.selectFrom("programme").select("code").where("programmeId", "=", programmeId).executeTakeFirst(),
    ),
  );
  return (await Promise.all(found)).some((programme) => programme !== undefined);
}

/** @returns whether the programme is new */
async function addProgramme(transaction: Transaction, { programmeId, code, name, countryCode, timeZone }: Demonstration): Promise<boolean> {
  const added = await transaction
    .insertInto("programme")
    .values({ programmeId, code, name, countryCode, timeZone, currency: "USD", demonstration: true })
    .onConflict((conflict) => conflict.column("programmeId").doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

async function readWorkbooks(code: Demonstration["code"]) {
  const names = [`${code}-needs.xlsx`, `${code}-professionals.xlsx`];
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(new URL(name, import.meta.url)) })));
  const { sheets, unreadable } = await readFiles(files);
  if (unreadable.length > 0) throw new Error(`Not readable: ${JSON.stringify(unreadable)}`);
  return sheets;
}
