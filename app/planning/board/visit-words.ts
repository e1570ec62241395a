import { m } from "#app/paraglide/messages.js";
import type { BoardPost, BoardVisit } from "./board-data.ts";
import { mondayInWords, weeksInWords } from "./week-words.ts";

/** "Nthabiseng Mokoena, 4–24 Jan 2027 (3 weeks), pinned": a visit as its bar tells it to those who cannot see it. */
export function visitInWords(visit: BoardVisit, startsOn: string): string {
  return [visit.name, weeksInWords(startsOn, visit), notesOnVisit(visit, startsOn)].filter(Boolean).join(", ");
}

/** What the bar of a visit says by pattern and sign: hand-over weeks, agreed, pinned, breaks a rule. */
export function notesOnVisit(visit: BoardVisit, startsOn: string): string {
  return [
    ...visit.handOverWeeks.map((week) => m.planning_board_hand_over({ monday: mondayInWords(startsOn, week) })),
    visit.agreed ? m.planning_visit_agreed() : "",
    visit.pinned ? m.planning_visit_pinned() : "",
    visit.broken ? m.planning_visit_broken() : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** A post by its specialty, numbered where the hospital has several alike. */
export function postInWords({ title, number }: BoardPost): string {
  return number === null ? title : `${title} ${number}`;
}
