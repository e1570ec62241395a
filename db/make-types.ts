import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { migrate } from "./migrate.ts";
import { startTemporaryPostgres } from "./temporary-postgres.ts";

// Writes db/types.ts from the migrations; with --check it only compares, and fails when they differ.
const FILE = new URL("./types.ts", import.meta.url).pathname;

const postgres = await startTemporaryPostgres();
try {
  await migrate(postgres.ownerUrl("tern"));
  const types = generate(postgres.ownerUrl("tern"));
  if (process.argv.includes("--check")) compare(types);
  else writeFileSync(FILE, types);
} finally {
  await postgres.stop();
}

function generate(url: string): string {
  const options = ["--dialect=postgres", `--url=${url}`, "--camel-case", "--print", "--log-level=error"];
  const mapping = '--type-mapping={"int8":"number","date":"string"}';
  const left = ["--default-schema=public", "--include-pattern=public.*", "--exclude-pattern=tern_*"];
  return execFileSync("kysely-codegen", [...options, mapping, ...left], { encoding: "utf8" });
}

function compare(types: string): void {
  if (readFileSync(FILE, "utf8") === types) return;
  console.error("db/types.ts does not match the migrations. Run: npm run db:types");
  process.exitCode = 1;
}
