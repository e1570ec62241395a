import { basename } from "node:path";
import { z } from "zod";
import { type Command, EXIT, UnusableInput } from "#app/lib/cli-command.ts";
import { isRefusal, type Refusal } from "#app/lib/refusal.ts";
import { refusalInWords } from "#app/lib/refusal-list.ts";
import type { Sheet } from "#app/lib/spreadsheet.ts";
import { m } from "#app/paraglide/messages.js";
import { readArguments, readBytes } from "#app/planning/cli/command.ts";
import { numberInWords } from "#app/ui/number-words.ts";
import type { Summary } from "../changes.ts";
import type { CheckedWorkbook } from "../check-workbook.ts";
import { checkAgainstProgramme, type ConsentGround, takeWorkbook } from "../import.commands.server.ts";
import { noticeInWords, placeInWords, problemLine } from "../problem-words.ts";
import { readFiles } from "../read-files.server.ts";
import { EXCHANGE_REFUSALS } from "../refusals.ts";
import { summaryLines } from "../summary-words.ts";
import { inProgrammeAtTerminal, PROGRAMME_OPTIONS } from "./programme-at-terminal.ts";

/** `tern import FILE [FILE …]`: checks workbooks and takes them into a programme, all of them or nothing. */
export const importCommand: Command = { help: m.exchange_cli_import_help, run };

async function run(args: string[]): Promise<number> {
  const { files, values } = readArguments(importCommand, args, { files: "one or more", options: OPTIONS });
  const ground = groundIn(values.consent);
  const sheets = await sheetsOf(files);
  const outcome = await inProgrammeAtTerminal(values, async (transaction, context) => {
    const checked = await checkAgainstProgramme(transaction, sheets);
    if (!checked.isSound) return { checked, summary: null };
    return { checked, summary: await takeWorkbook(transaction, context, { checked, importId: null, ground }) };
  });
  sayNotices(outcome.checked.notices, files.length > 1);
  if (outcome.summary === null) return sayProblems(outcome.checked, files.length > 1);
  if (isRefusal(outcome.summary)) return sayRefused(outcome.summary);
  sayTaken(outcome.summary);
  return EXIT.ok;
}

const OPTIONS = { ...PROGRAMME_OPTIONS, consent: { type: "string" } } as const;

/** What `--consent` says of the people of whom the list says nothing: the day on which they agreed to being planned, or that nothing is recorded.
 *  @throws UnusableInput when it is neither a day nor "none" */
function groundIn(said: string | undefined): ConsentGround | undefined {
  if (said === undefined || said === "none") return said;
  if (!z.iso.date().safeParse(said).success) throw new UnusableInput(m.exchange_cli_consent_unreadable({ said }));
  return { on: said };
}

/** The sheets of the files.
 *  @throws UnusableInput naming every file that cannot be read */
export async function sheetsOf(paths: readonly string[]): Promise<Sheet[]> {
  const named = await Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readBytes(path) })));
  const { sheets, unreadable } = await readFiles(named);
  if (unreadable.length > 0)
    throw new UnusableInput(...unreadable.map((refusal) => refusalInWords(refusal, EXCHANGE_REFUSALS)));
  return sheets;
}

function sayNotices(notices: CheckedWorkbook["notices"], severalFiles: boolean): void {
  for (const notice of notices) {
    say(m.exchange_problem_sentence({ place: placeInWords(notice, severalFiles), problem: noticeInWords(notice) }));
  }
}

function sayProblems({ problems, problemCount }: CheckedWorkbook, severalFiles: boolean): number {
  for (const problem of problems) say(problemLine(problem, severalFiles));
  if (problemCount > problems.length)
    say(m.exchange_more_problems({ count: numberInWords(problemCount - problems.length) }));
  say(m.exchange_cli_nothing_taken({ problems: problemCount }));
  return EXIT.broken;
}

function sayRefused(refusal: Refusal): number {
  const { people = 0 } = refusal.details;
  const needsOption = refusal.code === "exchange/consent-ground-missing";
  say(
    needsOption
      ? m.exchange_cli_consent_missing({ people: Number(people) })
      : refusalInWords(refusal, EXCHANGE_REFUSALS),
  );
  return EXIT.broken;
}

function sayTaken(summary: Summary): void {
  const lines = summaryLines(summary);
  process.stdout.write(`${(lines.length > 0 ? lines : [m.exchange_cli_no_rows()]).join("\n")}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
