import { readFileSync, writeFileSync } from "node:fs";
import { bothLists, problemsOf, readTags, withList } from "./list.ts";
import { readOpenIdRequirements, readRequirements } from "./requirements.ts";

// `npm run asvs` writes which item of the standard is shown by what into docs/security.md. The unit tests compare it.
const DOCUMENT = new URL("../../docs/security.md", import.meta.url);

const tags = readTags();
const problems = problemsOf([...readRequirements(), ...readOpenIdRequirements()], tags);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
const list = bothLists(tags);
writeFileSync(DOCUMENT, withList(readFileSync(DOCUMENT, "utf8"), list));
for (const figure of list.match(/^\*\*\d+ of .*/gm) ?? []) console.log(figure);
