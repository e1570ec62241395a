import { writeFileSync } from "node:fs";
import { expect, onTestFinished, test, vi } from "vitest";
import { pathFor, tern } from "#app/planning/cli/testing/run-tern.ts";
import { testDatabase } from "#test/database.ts";
import { getReference } from "../book.queries.server.ts";
import type { WorkbookKey } from "../formats.ts";
import { SMALL_BOOK } from "../testing/book.ts";
import { writeWorkbook } from "../write-workbook.server.ts";

const { url, inProgramme, asSuperuser } = await testDatabase();

const PEOPLE = 10_000;
/** The whole process: Node, reading both workbooks, checking and writing them. */
const MOST_MB = 500;
/** Has the process say at its end how much memory it took at most, in KiB. */
const TELLING_MEMORY =
  "--import=data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";

/** The first person of the small book, as often as it takes. */
const book = {
  ...SMALL_BOOK,
  consents: Array.from({ length: PEOPLE }, (_, index) => ({
    professional: `P${index}`,
    on: "2026-09-01",
    to: ["planning" as const],
  })),
  professionals: SMALL_BOOK.professionals
    .slice(0, 1)
    .flatMap((person) => Array.from({ length: PEOPLE }, (_, index) => ({ ...person, code: `P${index}` }))),
};

async function workbookOf(key: WorkbookKey): Promise<string> {
  const path = pathFor(`${key}.xlsx`);
  writeFileSync(path, await writeWorkbook(key, book, await inProgramme(getReference)));
  return path;
}

test(`a workbook of ${PEOPLE} people is imported within ${MOST_MB} MB`, async () => {
  const workbooks = [await workbookOf("needs"), await workbookOf("professionals")];
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("NODE_OPTIONS", TELLING_MEMORY);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { code, err } = await tern("import", ...workbooks);
  expect({ code, err }).toMatchObject({ code: 0 });
  const { rows } = await asSuperuser("select count(*)::int as people from professional");
  expect(rows).toEqual([{ people: PEOPLE }]);
  expect(Number(/(\d+)\s*$/.exec(err)?.[1]) / 1024).toBeLessThan(MOST_MB);
});
