import { addDays, DAYS_PER_WEEK } from "#app/lib/dates.ts";
import type { PlanInput } from "#app/planning/model/plan-input.ts";
import type { Plan } from "#app/planning/model/plan.ts";
import { requestAndSeatOf } from "#app/planning/post-seat.ts";
import type { Book } from "../book.ts";
import type { Reference } from "../known-names.ts";

/** A plan to write: the problem it solves, and the names that its ids stand for. A book without them gives the ids themselves. */
export type NamedPlan = {
  plan: Plan;
  input: PlanInput;
  book: Pick<Book, "facilities" | "waves" | "currency"> & { professionals: PersonNames[] };
  reference: Reference;
};

type PersonNames = Pick<Book["professionals"][number], "code" | "name" | "residenceCountry">;

/** What a post is about, in words. */
export type PostNames = { request: string; seat: number; hospital: string; district: string; specialty: string };

export type PlanNames = {
  person: (id: string) => { name: string; livesIn: string };
  post: (id: string) => PostNames;
  /** The name of the wave in which a week begins, or nothing. */
  wave: (week: number) => string;
};

/** Finds the names of people and posts. */
export function namesOf({ input, book, reference }: NamedPlan): PlanNames {
  const people = new Map(book.professionals.map((person) => [person.code, person]));
  const facilities = new Map(book.facilities.map((facility) => [facility.code, facility]));
  const posts = new Map(input.posts.map((post) => [post.id, post]));
  const countries = new Map(reference.countries.map(({ code, name }) => [code, name]));
  const specialties = new Map(reference.specialties.map(({ code, name }) => [code, name]));
  return {
    person: (id) => {
      const person = people.get(id);
      return { name: person?.name ?? id, livesIn: countries.get(person?.residenceCountry ?? "") ?? "" };
    },
    post: (id) => {
      const { facility = "", specialty = "" } = posts.get(id) ?? {};
      return {
        ...requestAndSeatOf(id),
        hospital: facilities.get(facility)?.name ?? facility,
        district: facilities.get(facility)?.district ?? "",
        specialty: specialties.get(specialty) ?? specialty,
      };
    },
    wave: (week) => {
      const monday = mondayOf(input, week);
      return book.waves.find(({ firstOn, lastOn }) => firstOn <= monday && monday <= lastOn)?.name ?? "";
    },
  };
}

/** The Monday on which a week begins. */
export function mondayOf(input: PlanInput, week: number): string {
  return addDays(input.startsOn, week * DAYS_PER_WEEK);
}

/** The Sunday on which a week ends. */
export function sundayOf(input: PlanInput, week: number): string {
  return addDays(mondayOf(input, week), DAYS_PER_WEEK - 1);
}
