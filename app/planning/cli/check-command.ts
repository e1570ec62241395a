import { m } from "#app/paraglide/messages.js";
import { certificateInWords } from "../certificate-words.ts";
import { faultInWords } from "../fault-words.ts";
import { sha256Of } from "../model/canonical.ts";
import { checkCertificate } from "../model/check-certificate.ts";
import { checkPlan } from "../model/check-plan.ts";
import type { Plan } from "../model/plan.ts";
import type { PlanInput } from "../model/plan-input.ts";
import { type Command, EXIT, readArguments, readBytes, UnusableInput } from "./command.ts";
import { jsonFormat, readPlan } from "./json-format.ts";

/** `tern check INPUT.json PLAN.json`: every rule that the plan breaks, by name, every figure in it that is not so, and what its
 *  certificate proves. */
export const checkCommand: Command = { help: m.planning_cli_check_help, run };

async function run(args: string[]): Promise<number> {
  const [inputPath = "", planPath = ""] = readArguments(checkCommand, args, { files: 2, options: {} }).files;
  const inputBytes = await readBytes(inputPath);
  const input = await jsonFormat.readInput([{ name: inputPath, bytes: inputBytes }]);
  const plan = readPlan(await readBytes(planPath));
  const unusable = [
    ...(input.ok ? [] : [m.planning_cli_unusable({ path: inputPath }), ...input.problems]),
    ...(plan.ok ? [] : [m.planning_cli_unusable({ path: planPath }), ...plan.problems]),
  ];
  if (!input.ok || !plan.ok) throw new UnusableInput(...unusable);
  return report(input.input, plan.value, await sha256Of(inputBytes));
}

function report(input: PlanInput, plan: Plan, digest: string): number {
  const certificate = checkCertificate(input, plan);
  const faults = checkPlan(input, plan, digest).map((fault) => ({ rule: fault.rule, text: faultInWords(fault) }));
  const inCertificate = certificate && { rule: "certificate", text: certificateInWords(certificate) };
  const isProven = certificate === null || certificate.code === "proven";
  const broken = isProven || !inCertificate ? faults : [...faults, inCertificate];
  for (const fault of broken) say(m.planning_cli_broken(fault));
  if (broken.length > 0) {
    say(m.planning_cli_faults({ count: broken.length }));
    return EXIT.broken;
  }
  if (inCertificate) say(m.planning_cli_broken(inCertificate));
  const { status, value, visits } = plan;
  say(
    status === "infeasible"
      ? m.planning_cli_holds_infeasible()
      : m.planning_cli_holds({ value, visits: visits.length }),
  );
  return EXIT.ok;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
