import { basename } from "node:path";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import { m } from "#app/paraglide/messages.js";
import type { FileFormat, InputFile, ReadInput } from "#app/planning/cli/file-format.ts";
import { noticesOf } from "#app/planning/model/notices.ts";
import { noticeInWords as planNoticeInWords } from "#app/planning/notice-words.ts";
import { buildPlanInput } from "#app/planning/plan-input-from-programme.ts";
import { planInputNoticeInWords } from "#app/planning/plan-input-notice-words.ts";
import { EMPTY_BOOK, type Book } from "../book.ts";
import { checkWorkbook } from "../check-workbook.ts";
import { NAMING } from "../format-words.ts";
import { writePlanCsv, writePlanWorkbook } from "../plan-workbook/write-plan.server.ts";
import { noticeInWords, placeInWords, problemLine } from "../problem-words.ts";
import { readFiles } from "../read-files.server.ts";
import { readReferenceFiles } from "../reference-files.server.ts";
import { EXCHANGE_REFUSALS } from "../refusals.ts";

/** Workbooks as `tern plan` reads and writes them, with no database: XLSX, or one CSV file a sheet. A plan that is written by the same
 *  formats as read its problem bears the names of the workbook; any other bears ids. */
export function workbookFormats(): FileFormat[] {
  let book: Book = EMPTY_BOOK;
  const readInput = async (files: readonly InputFile[]): Promise<ReadInput> => {
    const read = await readBook(files);
    if (!read.ok) return read;
    book = read.book;
    return inputOf(read.book, read.notices);
  };
  return [
    {
      ending: ".xlsx",
      readInput,
      writePlan: async (plan, input) => writePlanWorkbook({ plan, input, book, reference: await readReferenceFiles() }),
    },
    {
      ending: ".csv",
      readInput,
      writePlan: async (plan, input) => writePlanCsv({ plan, input, book, reference: await readReferenceFiles() }),
    },
  ];
}

type ReadBook = { ok: true; book: Book; notices: string[] } | { ok: false; problems: string[] };

async function readBook(files: readonly InputFile[]): Promise<ReadBook> {
  const { sheets, unreadable } = await readFiles(files.map(({ name, bytes }) => ({ name: basename(name), bytes })));
  if (unreadable.length > 0)
    return { ok: false, problems: unreadable.map((refusal) => refusalInWords(refusal, EXCHANGE_REFUSALS)) };
  const checked = checkWorkbook(sheets, { present: EMPTY_BOOK, reference: await readReferenceFiles(), naming: NAMING });
  const severalFiles = files.length > 1;
  if (!checked.isSound)
    return { ok: false, problems: checked.problems.map((problem) => problemLine(problem, severalFiles)) };
  const notices = checked.notices.map((notice) =>
    m.exchange_problem_sentence({ place: placeInWords(notice, severalFiles), problem: noticeInWords(notice) }),
  );
  return { ok: true, book: checked.book, notices };
}

function inputOf(book: Book, notices: string[]): ReadInput {
  const { period, currency } = book;
  if (period === null || currency === null) return { ok: false, problems: [m.exchange_cli_no_period()] };
  const built = buildPlanInput({ ...book, period, currency, locked: [], withoutConsent: 0, previous: null });
  const leftOut = built.notices.map((notice) => planInputNoticeInWords(notice));
  const toKnow = noticesOf(built.input).map((notice) => planNoticeInWords(notice));
  return { ok: true, input: built.input, notices: [...notices, ...leftOut, ...toKnow] };
}
