import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { carriedSources } from "./source-list.ts";

const DOCUMENT = `# Sources
Credit lines are in **bold**.

## Data that Tern carries

<a id="first"></a>
### Hospitals (\`a.csv\`)
From somewhere,
**© Someone**, twice.

<a id="second"></a>
### Words
Free.

## Rules and methods

<a id="third"></a>
### A rule
Not data.
`;

describe("the sources of the data that Tern carries", () => {
  test("keep credits and file names apart from the text, and leave rules out", () => {
    expect(carriedSources(DOCUMENT)).toEqual([
      {
        id: "first",
        title: [
          { kind: "text", text: "Hospitals (" },
          { kind: "file", text: "a.csv" },
          { kind: "text", text: ")" },
        ],
        text: [
          { kind: "text", text: "From somewhere, " },
          { kind: "credit", text: "© Someone" },
          { kind: "text", text: ", twice." },
        ],
      },
      { id: "second", title: [{ kind: "text", text: "Words" }], text: [{ kind: "text", text: "Free." }] },
    ]);
  });

  test("lose no credit line that docs/sources.md writes in bold", () => {
    const document = readFileSync(join(import.meta.dirname, "../../docs/sources.md"), "utf8");
    const carried = document.split("## Data that Tern carries")[1]?.split("\n## ")[0] ?? "";
    const credits = carriedSources(document).flatMap(({ text }) => text.filter(({ kind }) => kind === "credit"));
    expect(credits.length).toBeGreaterThan(1);
    expect(credits).toHaveLength((carried.match(/\*\*/g) ?? []).length / 2);
  });

  test("have an entry for every anchor", () => {
    const document = readFileSync(join(import.meta.dirname, "../../docs/sources.md"), "utf8");
    const carried = document.split("## Data that Tern carries")[1]?.split("\n## ")[0] ?? "";
    expect(carriedSources(document)).toHaveLength((carried.match(/<a id=/g) ?? []).length);
  });
});
