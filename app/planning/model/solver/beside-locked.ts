import { yearOf } from "../visit.ts";
import type { Frame } from "./frame.ts";
import type { Unit } from "./problem.ts";
import { visitCost, type VisitIndexes } from "./visit-points.ts";

/** Says of a visit whether it could stand in a plan beside the locked visits, looking at each rule alone. What could not is never
 *  listed: a locked visit is in every plan. */
export function besideLocked(at: { frame: Frame; units: Unit[]; unitOfPost: Int32Array; locked: VisitIndexes[] }) {
  const { frame, locked } = at;
  if (locked.length === 0) return () => true;
  const byPerson = Map.groupBy(locked, (visit) => visit.person);
  const byUnit = Map.groupBy(locked, (visit) => at.unitOfPost[visit.post]!);
  const hasRoom = roomBeside(frame, locked);
  return (visit: VisitIndexes): boolean => {
    const unit = at.unitOfPost[visit.post]!;
    const { handOver } = at.units[unit]!;
    return (
      (byPerson.get(visit.person) ?? []).every((own) => restedBetween(frame, own, visit)) &&
      (byUnit.get(unit) ?? []).every((there) => seatsBoth(handOver, there, visit)) &&
      hasRoom(visit)
    );
  };
}

function restedBetween(frame: Frame, a: VisitIndexes, b: VisitIndexes): boolean {
  const rest = frame.people[a.person]!.restWeeks;
  return b.start >= a.start + a.weeks + rest || a.start >= b.start + b.weeks + rest;
}

function seatsBoth(handOver: boolean, locked: VisitIndexes, visit: VisitIndexes): boolean {
  const sameTimes = locked.start === visit.start && locked.weeks === visit.weeks;
  if (sameTimes) return locked.post !== visit.post;
  const [earlier, later] = locked.start < visit.start ? [locked, visit] : [visit, locked];
  const sharedWeeks = earlier.start + earlier.weeks - later.start;
  if (sharedWeeks <= 0) return true;
  return handOver && sharedWeeks === 1 && earlier.start < later.start && earlier.weeks >= 2 && later.weeks >= 2;
}

/** Room left by the locked visits in years, housing, arrivals and budgets. */
function roomBeside(frame: Frame, locked: VisitIndexes[]): (visit: VisitIndexes) => boolean {
  const used = new Map<string, number>();
  for (const visit of locked) {
    for (const { name, amount } of usesOf(frame, visit)) used.set(name, (used.get(name) ?? 0) + amount);
  }
  return (visit) => usesOf(frame, visit).every(({ name, amount, limit }) => (used.get(name) ?? 0) + amount <= limit);
}

function usesOf(frame: Frame, visit: VisitIndexes): { name: string; amount: number; limit: number }[] {
  const { input } = frame;
  const facility = frame.facilityOfPost[visit.post]!;
  const country = frame.countryOfFacility[facility]!;
  const cost = visitCost(frame, visit);
  const block = Math.floor(visit.start / frame.blockWeeks);
  const uses = [
    {
      name: `year ${visit.person}/${yearOf(visit.start)}`,
      amount: 1,
      limit: frame.people[visit.person]!.visitsPerYear,
    },
    {
      name: `arrivals ${country}/${visit.start}`,
      amount: 1,
      limit: frame.countries[country]!.arrivals[visit.start] ?? 0,
    },
    { name: "budget", amount: cost, limit: input.budget },
    { name: `budget ${block}`, amount: cost, limit: input.budgetByBlock[block] ?? 0 },
  ];
  for (let week = visit.start; week < visit.start + visit.weeks; week++) {
    uses.push({ name: `housing ${facility}/${week}`, amount: 1, limit: frame.facilities[facility]!.housing });
  }
  return uses;
}
