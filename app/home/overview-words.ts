import { m } from "#app/paraglide/messages.js";
import type { Lack, Step, StepState } from "./next-step.ts";

/** A step in words: what it is called, and what happens in it and who acts. */
export function stepInWords(step: Step): { title: string; text: string; act: string } {
  switch (step) {
    case "import-needs":
      return { title: m.home_step_needs(), text: m.home_step_needs_text(), act: m.home_step_import_act() };
    case "import-professionals":
      return { title: m.home_step_people(), text: m.home_step_people_text(), act: m.home_step_import_act() };
    case "plan":
      return { title: m.home_step_plan(), text: m.home_step_plan_text(), act: m.home_step_plan_act() };
    case "accept":
      return { title: m.home_step_accept(), text: m.home_step_accept_text(), act: m.home_step_accept_act() };
  }
}

/** How far a step is, in a word. */
export function stepStateInWords(state: StepState): string {
  switch (state) {
    case "done":
      return m.home_step_done();
    case "going-on":
      return m.home_step_going_on();
    case "next":
      return m.home_step_next();
    case "later":
      return m.home_step_later();
  }
}

/** What a programme lacks, and what follows from that. */
export function lackInWords(lack: Lack): string {
  switch (lack.kind) {
    case "no-period":
      return m.home_lack_period();
    case "no-hospitals":
      return m.home_lack_hospitals();
    case "no-requests":
      return m.home_lack_requests();
    case "no-professionals":
      return m.home_lack_professionals();
    case "no-induction-weeks":
      return m.home_lack_induction_weeks();
    case "nobody-practises":
      return m.home_lack_nobody_practises({ specialties: lack.specialties.join(", ") });
    case "no-cost":
      return m.home_lack_cost({ specialties: lack.specialties.join(", ") });
  }
}
