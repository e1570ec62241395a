import { m } from "#app/paraglide/messages.js";

/** A level of practice with what it means, "3, specialist".
 *  @source docs/glossary.md#levels */
export function levelInWords(level: number): string {
  const meaning = [
    m.programme_practice_1,
    m.programme_practice_2,
    m.programme_practice_3,
    m.programme_practice_4,
    m.programme_practice_5,
  ][level - 1];
  return meaning === undefined ? String(level) : m.programme_practice_level({ level, meaning: meaning() });
}
