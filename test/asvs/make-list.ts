import { readFileSync, writeFileSync } from "node:fs";
import { listAsMarkdown, problemsOf, readTags, withList } from "./list.ts";
import { readRequirements } from "./requirements.ts";

// `npm run asvs` writes which item of the standard is shown by what into docs/security.md. The unit tests compare it.
const DOCUMENT = new URL("../../docs/security.md", import.meta.url);

const requirements = readRequirements();
const tags = readTags();
const problems = problemsOf(requirements, tags);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
const list = listAsMarkdown(requirements, tags);
writeFileSync(DOCUMENT, withList(readFileSync(DOCUMENT, "utf8"), list));
console.log(list.split("\n")[0]);
