import { type Command, EXIT, UnusableInput } from "#app/lib/cli-command.ts";
import { m } from "#app/paraglide/messages.js";
import { readArguments, writeOutput } from "#app/planning/cli/command.ts";
import { getBookForExport, getReference } from "../book.queries.server.ts";
import { WORKBOOKS, type WorkbookKey } from "../formats.ts";
import { readReferenceFiles } from "../reference-files.server.ts";
import { writeTemplate, writeWorkbook } from "../write-workbook.server.ts";
import { inProgrammeAtTerminal, PROGRAMME_OPTIONS } from "./programme-at-terminal.ts";

/** `tern template professionals|needs --out FILE.xlsx`: an empty workbook with drop-downs and instructions. Needs no database. */
export const templateCommand: Command = {
  help: m.exchange_cli_template_help,
  run: async (args) => {
    const { files, values } = readArguments(templateCommand, args, { files: 1, options: { out: { type: "string" } } });
    await writeOutput(values.out, await writeTemplate(workbookNamed(files[0]), await readReferenceFiles()));
    return EXIT.ok;
  },
};

/** `tern export professionals|needs --out FILE.xlsx`: what the programme holds, as a workbook that `tern import` reads back unchanged. */
export const exportCommand: Command = {
  help: m.exchange_cli_export_help,
  run: async (args) => {
    const options = { ...PROGRAMME_OPTIONS, out: { type: "string" } } as const;
    const { files, values } = readArguments(exportCommand, args, { files: 1, options });
    const workbook = workbookNamed(files[0]);
    const bytes = await inProgrammeAtTerminal(values, async (transaction) =>
      writeWorkbook(workbook, await getBookForExport(transaction), await getReference(transaction)),
    );
    await writeOutput(values.out, bytes);
    return EXIT.ok;
  },
};

function workbookNamed(name = ""): WorkbookKey {
  if (name === "professionals" || name === "needs") return name;
  throw new UnusableInput(m.exchange_cli_unknown_workbook({ name, names: Object.keys(WORKBOOKS).join(", ") }));
}
