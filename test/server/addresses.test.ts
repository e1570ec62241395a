import { describe, expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { signInAsPalesa, startWeb } from "./web.ts";

const own = await testDatabase();
const web = await startWeb(own);
const cookies = await signInAsPalesa(web, own);

// Every form that is sent to the address of one thing.
const FORMS: [address: (id: string) => string, fields: Record<string, string>][] = [
  [(id) => `plans/${id}`, { act: "undo" }],
  [(id) => `plans/${id}`, { act: "remove", visitId: "none" }],
  [(id) => `plans/${id}`, { act: "add", person: "P1", post: "N1", start: "3", weeks: "4" }],
  [(id) => `plans/${id}/edits`, { act: "undo" }],
  [(id) => `plans/${id}/edits`, { act: "move", visitId: "none", post: "N1", start: "3", weeks: "4" }],
  [(id) => `plans/${id}/accept`, {}],
  [(id) => `plans/${id}/manage`, { act: "rename", name: "Another" }],
  [(id) => `plans/${id}/manage`, { act: "copy", name: "Another" }],
  [(id) => `plans/${id}/manage`, { act: "delete" }],
  [(id) => `plans/${id}/manage`, { act: "plan-anew" }],
  [(id) => `plans/runs/${id}`, {}],
  [(id) => `import/${id}`, { act: "take" }],
  [(id) => `import/${id}`, { act: "abandon" }],
  [(id) => `periods/${id}/edit`, { budget: "1" }],
];

describe.each(FORMS)("a form sent to %s with %o", (address, fields) => {
  test.each(["01930000-0000-7000-8000-000000000009", "none", "1e9", "%27%3B--"])(
    "of which there is no %s is answered with not found",
    async (id) => {
      const answer = await web.post(`/programmes/lesotho/${address(id)}`, fields, cookies);
      expect(answer.status).toBe(404);
    },
  );
});
