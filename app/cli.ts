import { type Command, EXIT, reasonOf, UnusableInput } from "#app/lib/cli-command.ts";
import { m } from "#app/paraglide/messages.js";
import type { FileFormat } from "./planning/cli/file-format.ts";

/** The subcommands. Each is loaded only when it is called: a check needs no solver. */
const COMMANDS: readonly { name: string; summary: () => string; load: () => Promise<Command> }[] = [
  {
    name: "plan",
    summary: m.planning_cli_plan_summary,
    load: loadPlan,
  },
  {
    name: "check",
    summary: m.planning_cli_check_summary,
    load: loadCheck,
  },
  {
    name: "import",
    summary: m.exchange_cli_import_summary,
    load: async () => (await import("./exchange/cli/import-command.ts")).importCommand,
  },
  {
    name: "export",
    summary: m.exchange_cli_export_summary,
    load: async () => (await import("./exchange/cli/template-command.ts")).exportCommand,
  },
  {
    name: "template",
    summary: m.exchange_cli_template_summary,
    load: async () => (await import("./exchange/cli/template-command.ts")).templateCommand,
  },
  {
    name: "password",
    summary: m.accounts_cli_password_summary,
    load: async () => (await import("./accounts/cli/password-command.ts")).passwordCommand,
  },
  {
    name: "second-factor",
    summary: m.accounts_cli_second_factor_summary,
    load: async () => (await import("./accounts/cli/second-factor-command.ts")).secondFactorCommand,
  },
  {
    name: "verify-audit",
    summary: m.accounts_cli_verify_audit_summary,
    load: async () => (await import("./accounts/cli/verify-audit-command.ts")).verifyAuditCommand,
  },
  {
    name: "rotate-vault-key",
    summary: m.documents_cli_rotate_summary,
    load: async () => (await import("./documents/cli/rotate-command.ts")).rotateCommand,
  },
];

/** The planner reads and writes JSON by itself; workbooks come from where they are read and written for the pages too. */
async function loadPlan(): Promise<Command> {
  const { planCommand } = await import("./planning/cli/plan-command.ts");
  return planCommand(await loadFormats());
}

async function loadCheck(): Promise<Command> {
  const { checkCommand } = await import("./planning/cli/check-command.ts");
  return checkCommand(await loadFormats());
}

async function loadFormats(): Promise<FileFormat[]> {
  const { jsonFormat } = await import("./planning/cli/json-format.ts");
  const { workbookFormats } = await import("./exchange/cli/workbook-format.ts");
  return [jsonFormat, ...workbookFormats()];
}

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  const known = COMMANDS.find((command) => command.name === name);
  if (!known) return listCommands(name);
  try {
    const command = await known.load();
    if (!args.includes("--help") && !args.includes("-h")) return await command.run(args);
    process.stdout.write(`${command.help()}\n`);
    return EXIT.ok;
  } catch (error) {
    const lines = error instanceof UnusableInput ? error.lines : [m.planning_cli_failed({ reason: reasonOf(error) })];
    process.stderr.write(`${lines.join("\n")}\n`);
    return EXIT.unusable;
  }
}

function listCommands(name: string | undefined): number {
  const isAsked = name === undefined || name === "--help" || name === "-h" || name === "help";
  const widest = Math.max(...COMMANDS.map((command) => command.name.length));
  const list = COMMANDS.map((command) => `  ${command.name.padEnd(widest)}  ${command.summary()}`).join("\n");
  const words = m.planning_cli_usage({ list });
  if (isAsked) process.stdout.write(`${words}\n`);
  else process.stderr.write(`${m.planning_cli_unknown_command({ name })}\n${words}\n`);
  return isAsked ? EXIT.ok : EXIT.unusable;
}
