import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { checkVisits } from "#app/planning/model/check-plan.ts";
import { parsePlanInput } from "#app/planning/model/parse-plan-input.ts";
import type { PlanInput } from "#app/planning/model/plan-input.ts";
import type { Plan } from "#app/planning/model/plan.ts";
import type { Question } from "#app/planning/model/question.ts";
import { compileProblem } from "#app/planning/model/solver/compile-problem.ts";
import { readCertificate } from "#app/planning/model/verify-certificate.ts";
import { planInThread } from "#app/planning/plan-in-thread.ts";
import { reasonsInThread } from "#app/planning/reasons-in-thread.server.ts";
import { largeProgramme } from "./large-programme.ts";

// One programme made large: what the planner reaches in its seconds, what memory it takes, and how long the reasons take. Prints a row of
// results-large.md: `node bench/planner/large.ts INSTANCE.json PEOPLE POSTS SECONDS`. See README.md.
const [path = "", people = "10000", posts = "60", seconds = "60"] = process.argv.slice(2);
const parsed = parsePlanInput(JSON.parse(readFileSync(path, "utf8")));
if (!parsed.ok) throw new Error(`No such input: ${path}`);
const input = largeProgramme(parsed.value, { people: Number(people), posts: Number(posts) });
const plan = await planInThread(input, { seconds: Number(seconds), seed: 1, certificate: true });
const broken = checkVisits(input, plan.visits);
if (broken.length > 0) throw new Error(`The plan breaks ${broken.map(({ rule }) => rule).join(", ")}`);
const [megabytesOfPlanner, cpuSecondsOfPlanner] = [megabytes(), cpuSeconds()];
const reasons = await measureReasons(input, plan);
const cells = [
  basename(path, ".json"),
  `${people} × ${posts} × ${input.weeks}`,
  compileProblem(input).visits.count,
  seconds,
  plan.seconds.toFixed(0),
  cpuSecondsOfPlanner,
  plan.value,
  plan.bound,
  `${(100 * plan.gap).toFixed(2)}%`,
  megabytesOfPlanner,
  JSON.stringify(plan.certificate).length,
  ...reasons,
];
console.log(`| ${cells.join(" | ")} |`);

/** Milliseconds of the first question about a plan and of the next ones: why somebody is where they are, why somebody else is not in the
 *  plan, and why a post is as it is; "–" behind those that were answered without a ceiling. */
async function measureReasons({ people: everybody, posts: [post] }: PlanInput, { visits }: Plan): Promise<string[]> {
  const present = new Set(visits.map(({ person }) => person));
  const [absent, another] = everybody.filter(({ id }) => !present.has(id));
  const [visit] = visits;
  const questions: (Question["about"] | undefined)[] = [
    visit,
    absent && { person: absent.id },
    another && { person: another.id },
    post && { post: post.id, gapWeeks: [5, 20, 30] },
  ];
  const times: string[] = [];
  for (const about of questions) times.push(about ? await timeOf(about) : "");
  return times;
}

async function timeOf(about: Question["about"]): Promise<string> {
  const startedAt = performance.now();
  const question = { input, visits: plan.visits, about };
  const found = await reasonsInThread({ planId: "large", question, certificate: readCertificate(plan.certificate) });
  const ms = (performance.now() - startedAt).toFixed(0);
  if (typeof found === "string") return "no answer";
  const codes = new Set(found.map(({ code }) => code));
  return codes.has("move") && !codes.has("ceiling") ? `${ms} –` : ms;
}

/** Of all threads, with the start of Node. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return Math.round((user + system) / 1_000_000);
}

function megabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
