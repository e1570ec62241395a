import { buildWhenChanged } from "./supervisor/build.ts";

// Builds the pages, unless they are built from these very sources.
console.log((await buildWhenChanged()) ? "Built." : "Nothing has changed since the last build.");
