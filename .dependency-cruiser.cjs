// Who may import whom: docs/design.md, section 3. `npm run structure` checks it and that every file was looked at;
// test/style/structure.test.ts plants one wrong import for each rule and sees it found.

/** The way of the data: a slice imports only slices that stand before it. */
const SLICES = [
  "accounts",
  "programme",
  "mapping",
  "documents",
  "needs",
  "dialogues",
  "clearances",
  "placements",
  "planning",
  "skills-transfer",
  "lectures",
  "opportunities",
  "reporting",
  "exchange",
  "rights",
  "home",
];

const ANY_SLICE = `^app/(${SLICES.join("|")})/`;

/** A file without a layer in its name: rules and types, and the planner's model. */
const PURE_FILES = [`^app/(${SLICES.join("|")})/[^/]+\\.ts$`, "^app/planning/model/.+\\.ts$"];
const WORDS = "(-words|/refusals)\\.ts$";
const HAS_LAYER = `\\.server\\.ts$|[.-]thread\\.ts$|\\.test\\.ts$|${WORDS}|/testing/`;
/** Lib without a layer in the name, but for new ids (they need clock and chance) and what carries one request along. */
const PURE_LIB = "^app/lib/(?!ids\\.|[a-z-]+-context\\.)[^/.]+\\.ts$";
/** Generated: which languages there are, and which one this request is in. */
const LANGUAGE_RUNTIME = "^app/paraglide/runtime\\.js$";
/** Packages that compute and nothing else. */
const PURE_PACKAGES = "node_modules/(zod|highs)/";

const TEST = "\\.(test|e2e)\\.tsx?$|^test/|/testing/";

/** Each slice, and all that stand after it. */
const leftwards = SLICES.slice(0, -1).map((slice, place) => ({
  name: `leftwards-from-${slice}`,
  comment: `Slices import only leftwards; ${slice} stands before these.`,
  severity: "error",
  from: { path: `^app/${slice}/`, pathNot: TEST },
  to: { path: `^app/(${SLICES.slice(place + 1).join("|")})/` },
}));

/** Nobody outside a slice opens its pages, parts and jobs; its commands only where a decision says so. */
const inner = "^app/$1/(routes/|components/|.+\\.(commands|jobs)\\.server\\.ts$)";
const neighbours = SLICES.map((slice) => ({
  name: `inside-of-${slice}`,
  comment: "From another slice: its pure files and its queries, never its routes, components, commands or jobs.",
  severity: "error",
  from: { path: ANY_SLICE, pathNot: [`^app/${slice}/`, TEST, ...commandExceptions(slice)] },
  to: { path: inner.replace("$1", slice) },
}));

/** The three named exceptions: accepting a plan proposes placements, an import writes through the owners' commands
 *  (docs/decisions/0020-an-import-writes-through-the-owners.md), and erasing a person removes their documents with the bytes. They open commands only, as the next rule says. */
function commandExceptions(/** @type {string} */ slice) {
  if (slice === "placements") return ["^app/planning/[^/]+\\.commands\\.server\\.ts$"];
  if (slice === "documents") return ["^app/rights/[^/]+\\.commands\\.server\\.ts$"];
  if (["accounts", "programme", "mapping", "needs"].includes(slice))
    return ["^app/exchange/[^/]+\\.commands\\.server\\.ts$"];
  return [];
}

module.exports = {
  forbidden: [
    ...leftwards,
    ...neighbours,
    {
      name: "exceptions-open-commands-only",
      comment: "A command that may call another slice's command still may not open its routes, components or jobs.",
      severity: "error",
      from: { path: "^app/(planning|exchange|rights)/[^/]+\\.commands\\.server\\.ts$" },
      to: {
        path: "^app/(accounts|programme|mapping|documents|needs|placements)/(routes/|components/|.+\\.jobs\\.server\\.ts$)",
      },
    },
    {
      name: "pure-files-import-pure-files",
      comment:
        "A rule knows no React, router, database, clock or file: only pure files of lib and of slices to the left.",
      severity: "error",
      from: { path: [...PURE_FILES, PURE_LIB], pathNot: HAS_LAYER },
      to: { pathNot: [...PURE_FILES, PURE_LIB, PURE_PACKAGES, LANGUAGE_RUNTIME] },
    },
    {
      name: "the-solver-is-passed-in",
      comment: "The model knows the solver's types only; whoever starts a run brings the solver.",
      severity: "error",
      from: { path: PURE_FILES, pathNot: HAS_LAYER },
      to: { path: "node_modules/highs/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pure-files-stay-out-of-layers",
      comment: "A pure file never imports a query, command, job or words file, its own neighbours included.",
      severity: "error",
      from: { path: [...PURE_FILES, PURE_LIB], pathNot: HAS_LAYER },
      to: { path: ["^app/.+\\.server\\.ts$", `^app/.+${WORDS}`] },
    },
    {
      name: "lib-knows-nothing-of-tern",
      comment: "lib imports nothing of Tern but the generated database types.",
      severity: "error",
      from: { path: "^app/lib/", pathNot: TEST },
      to: { path: "^(app|bin|bench|test|db)/", pathNot: ["^app/lib/", "^db/types\\.ts$", LANGUAGE_RUNTIME] },
    },
    {
      name: "ui-imports-pure-lib-only",
      comment: "ui knows no programme word, router or form library; the messages it shows are its own.",
      severity: "error",
      from: { path: "^app/ui/", pathNot: TEST },
      // The answer's context is React's own: it carries the nonce that a script tag needs.
      to: {
        pathNot: [
          "^app/ui/",
          PURE_LIB,
          "^app/lib/answer-context\\.ts$",
          "^app/paraglide/",
          "^node_modules/(@types/)?react(-dom)?/",
        ],
      },
    },
    {
      name: "queries-neither-write-nor-render",
      comment: "A query is read by commands and pages, so it imports neither.",
      severity: "error",
      from: { path: "\\.queries\\.server\\.ts$" },
      to: { path: "\\.(commands|jobs)\\.server\\.ts$|/routes/|/components/|^app/ui/" },
    },
    {
      name: "nobody-imports-the-ends",
      comment: "home, reporting, exchange, rights, routes.ts and worker.ts stand at the end of the way.",
      severity: "error",
      from: { path: "^app/([^/]+)/", pathNot: TEST },
      to: { path: "^app/(home|reporting|exchange|rights)/|^app/(routes|worker)\\.ts$", pathNot: "^app/$1/" },
    },
    {
      name: "app-stands-alone",
      comment: "What runs imports no test, benchmark or start script.",
      severity: "error",
      from: { path: "^app/", pathNot: TEST },
      to: { path: "^(test|bench|bin)/" },
    },
    {
      name: "no-cycles",
      comment: "Two files that import each other are one file, or three.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolved-imports",
      comment: "An import that leads nowhere hides from every rule above.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(virtual:|\\./\\+types/|\\.\\./\\+types/)" },
    },
    {
      name: "no-test-code-in-what-runs",
      severity: "error",
      comment: "Packages for development stay out of what runs.",
      from: { path: "^app/", pathNot: TEST },
      to: { dependencyTypes: ["npm-dev"], pathNot: "^node_modules/(@types/|@react-router/dev/)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|^app/paraglide/" },
    exclude: { path: "^(build|\\.react-router)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
