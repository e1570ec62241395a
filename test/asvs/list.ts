import { filesNamed, sourceFiles } from "#test/style/source-files.ts";
import { readOpenIdRequirements, readRequirements, type Requirement } from "./requirements.ts";
import { type Tag, tagsOf } from "./tags.ts";

const BEGIN = "<!-- The list is written by `npm run asvs`. -->";
const END = "<!-- The end of the list. -->";

/** All tags of the tests and of the documents. */
export function readTags(): Tag[] {
  // The tests of the tags themselves hold tags that are meant to be wrong.
  const tests = sourceFiles(/^(?!test\/asvs\/).*\.(test|e2e)\.tsx?$/);
  return [...tests, ...filesNamed("docs/*.md")].flatMap(tagsOf);
}

/** What is wrong with the tags, each by its place: empty when all is well. */
export function problemsOf(requirements: readonly Requirement[], tags: readonly Tag[]): string[] {
  const known = new Set(requirements.map(({ id }) => id));
  const tagged = new Set(tags.map(({ id }) => id));
  return [
    ...tags.filter(({ id }) => !known.has(id)).map(({ id, at }) => `${at}: ${id} is no item that applies`),
    ...tags
      .filter(({ evidence }) => evidence === null)
      .map(({ id, at }) => `${at}: ${id} stands on no test and no heading`),
    ...requirements
      .filter(({ id, open }) => !tagged.has(id) && open === "")
      .map(({ id }) => `${id} is shown by nothing, and nothing says why`),
  ];
}

/** Both lists as they stand in docs/security.md, each with its figure. */
export function bothLists(tags: readonly Tag[]): string {
  const since = "### Since organisations vouch for their own people";
  return [
    listAsMarkdown(readRequirements(), tags),
    `${since}\n\nThe 188 leave out what applies to who signs in elsewhere ([decision 45](decisions/0045-an-organisation-vouches-for-its-own.md)).`,
    listAsMarkdown(readOpenIdRequirements(), tags),
  ].join("\n\n");
}

/** The figure and the table of a list, as Markdown. */
function listAsMarkdown(requirements: readonly Requirement[], tags: readonly Tag[]): string {
  const byId = Map.groupBy(tags, ({ id }) => id);
  const shown = requirements.filter(({ id }) => byId.has(id));
  const byTest = shown.filter(({ id }) => byId.get(id)?.some((tag) => !tag.evidence?.path.endsWith(".md")));
  const rows = requirements.map(({ id, level, wants, open }) => {
    const evidence = byId.get(id)?.map(inWords) ?? [`**open**: ${open}`];
    return `| ${id} | ${level} | ${cell(wants)} | ${[...new Set(evidence)].join("<br>")} |`;
  });
  return [
    `**${shown.length} of ${requirements.length}** items are shown: ${byTest.length} by tests, ${shown.length - byTest.length} by documents alone; ` +
      `${requirements.length - shown.length} are open.`,
    "",
    "| item | level | what it wants | what shows it |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

/** A document with the list put in its place.
 *  @throws when the document has no place for it */
export function withList(document: string, list: string): string {
  const [before, rest] = document.split(`${BEGIN}\n`);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`there is no line ${BEGIN} or ${END}`);
  return `${before}${BEGIN}\n${list}\n${END}${after}`;
}

function inWords({ evidence }: Tag): string {
  if (evidence === null) return "";
  const { path, name } = evidence;
  const link = path.startsWith("docs/") ? path.slice("docs/".length) : `../${path}`;
  const shortPath = path.replace(/^.*\/(?=[^/]+$)/, "");
  return `[${shortPath}](${link}): ${cell(name)}`;
}

/** Text that stays in its cell of a table. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll('\\"', '"');
}
