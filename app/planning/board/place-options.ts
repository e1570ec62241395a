import type { Option } from "#app/ui/Field.tsx";
import type { BoardData } from "./board-data.ts";
import { boardNaming } from "./board-naming.ts";
import { mondayInWords } from "./week-words.ts";

/** The Mondays on which a visit can begin, by their weeks. */
export function mondayOptions({ input }: BoardData): Option[] {
  return Array.from({ length: input.weeks }, (_, week) => ({
    value: String(week),
    label: mondayInWords(input.startsOn, week),
  }));
}

/** All posts, also those where a visit may not go: the rules say what is wrong there. */
export function postOptions(data: BoardData): Option[] {
  const naming = boardNaming(data);
  return byLabel(data.input.posts.map(({ id }) => ({ value: id, label: naming.post(id) })));
}

/** Everyone who can come, in the plan or not: people may come more than once.
 *  @param notInPlan those whom the board does not know */
export function peopleOptions({ names }: BoardData, notInPlan: readonly Option[]): Option[] {
  const present = Object.entries(names.people).map(([code, name]) => ({
    value: code,
    label: `${name} (${code})`,
  }));
  const byCode = new Map([...present, ...notInPlan].map((option) => [option.value, option]));
  return byLabel([...byCode.values()]);
}

function byLabel(options: Option[]): Option[] {
  return options.sort((one, other) => (one.label < other.label ? -1 : 1));
}
