import { expect, test } from "vitest";
import { DONE_WORDS } from "#app/accounts/done-words.ts";
import type { PlanEdit } from "#app/planning/plan-writes.queries.server.ts";
import { sourceFiles } from "./source-files.ts";

/** Edits of a plan name their act by the edit; the compiler finds one that is not here. */
const EDITS: Record<PlanEdit["act"], string> = {
  add: "planning/add-visit",
  move: "planning/move-visit",
  remove: "planning/remove-visit",
  pin: "planning/pin-visit",
  unpin: "planning/unpin-visit",
};
const COMPOSED = "app/planning/plan-edit.commands.server.ts";

test("every act that leaves an audit line has words for the page that tells what happened, and no other has", () => {
  const files = sourceFiles(/^app\/.+\.tsx?$/).filter(({ path }) => !/\.test\.tsx?$/.test(path));
  const named = files.flatMap(({ text }) =>
    [...text.matchAll(/\bact: "([a-z-]+\/[a-z-]+)"/g)].map(([, act = ""]) => act),
  );
  const composed = files.filter(({ text }) => /\bact: `/.test(text.replaceAll("act: `${edit.act}-visit`", "")));
  expect(composed.map(({ path }) => path)).toEqual([COMPOSED]);
  const undone = ["undo-edit", "redo-edit"].filter((act) => composed[0]?.text.includes(`act: "${act}"`));
  const acts = new Set([...named, ...Object.values(EDITS), ...undone.map((act) => `planning/${act}`)]);
  expect(Object.keys(DONE_WORDS).toSorted()).toEqual([...acts].toSorted());
});
