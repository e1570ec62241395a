import { refuse, type Refusal } from "#app/lib/refusal.ts";
import type { Breach } from "./model/breach.ts";

/** A refusal because a plan breaks hard rules, with every breach, so that a page can say each in words. */
export type BreachRefusal = Refusal & { breaches: Breach[] };

/** Refuses a plan for the rules it breaks. */
export function refuseBreaches(
  code: "planning/breaks-rules" | "planning/data-changed" | "planning/not-possible",
  breaches: Breach[],
): BreachRefusal {
  return { ...refuse(code, { breaches: breaches.length }), breaches };
}
