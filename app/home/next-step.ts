/** What a programme has, as far as the way from two lists to an accepted plan is concerned. */
export type ProgrammeState = {
  hospitals: number;
  requests: number;
  professionals: number;
  inductionWeeks: number;
  /** Whether there is a period to plan for. */
  hasPeriod: boolean;
  /** Runs of the planner that go on. */
  runsUnderWay: number;
  /** Plans of the latest period that can still be changed. */
  drafts: number;
  hasAcceptedPlan: boolean;
};

/** The steps from two lists to a sequenced programme, in their order. @source docs/guide/planning.md */
export const STEPS = ["import-needs", "import-professionals", "plan", "accept"] as const;
export type Step = (typeof STEPS)[number];

/** How far a step is: later ones can wait, and one that goes on needs nobody. */
export type StepState = "done" | "going-on" | "next" | "later";

/** How far each step is. Exactly one is next, unless all are done or the planner is at work. */
export function statesOfSteps(state: ProgrammeState): Record<Step, StepState> {
  const done: Record<Step, boolean> = {
    "import-needs": state.hospitals > 0 && state.requests > 0 && state.hasPeriod && state.inductionWeeks > 0,
    "import-professionals": state.professionals > 0,
    plan: state.drafts > 0 || state.hasAcceptedPlan,
    accept: state.hasAcceptedPlan,
  };
  const next = STEPS.find((step) => !done[step]);
  const stateOf = (step: Step): StepState => {
    if (done[step]) return "done";
    if (step !== next) return "later";
    return step === "plan" && state.runsUnderWay > 0 ? "going-on" : "next";
  };
  return {
    "import-needs": stateOf("import-needs"),
    "import-professionals": stateOf("import-professionals"),
    plan: stateOf("plan"),
    accept: stateOf("accept"),
  };
}

/** Something that keeps visits from being planned, or plans them worse than they could be. */
export type Lack =
  | { kind: "no-hospitals" | "no-requests" | "no-professionals" | "no-induction-weeks" | "no-period" }
  | { kind: "nobody-practises" | "no-cost"; specialties: string[] };

/** Names of specialties that are asked for, practised, and have a cost. */
export type Specialties = { requested: string[]; practised: string[]; costed: string[] };

/** What is missing, the most hindering first. Before there are requests or people, their specialties are not compared. */
export function lacksOf(state: ProgrammeState, specialties: Specialties): Lack[] {
  const lacks: Lack[] = [];
  if (!state.hasPeriod) lacks.push({ kind: "no-period" });
  if (state.hospitals === 0) lacks.push({ kind: "no-hospitals" });
  if (state.requests === 0) lacks.push({ kind: "no-requests" });
  if (state.professionals === 0) lacks.push({ kind: "no-professionals" });
  if (state.inductionWeeks === 0) lacks.push({ kind: "no-induction-weeks" });
  const notPractised = without(specialties.requested, specialties.practised);
  if (state.professionals > 0 && notPractised.length > 0) {
    lacks.push({ kind: "nobody-practises", specialties: notPractised });
  }
  const notCosted = without(specialties.requested, specialties.costed);
  if (notCosted.length > 0) lacks.push({ kind: "no-cost", specialties: notCosted });
  return lacks;
}

function without(names: string[], known: string[]): string[] {
  const all = new Set(known);
  return names.filter((name) => !all.has(name));
}
