import { readFileSync, writeFileSync } from "node:fs";
import { policyAsSql } from "#app/accounts/policy-sql.ts";

// Writes db/policy.sql from app/accounts/policy.ts; with --check only says whether it is what the policy says.
const file = new URL("./policy.sql", import.meta.url);
const wanted = policyAsSql();
if (!process.argv.includes("--check")) writeFileSync(file, wanted);
else if (readFileSync(file, "utf8") !== wanted) {
  console.error("db/policy.sql is not what app/accounts/policy.ts says. Run `npm run db:policy`.");
  process.exitCode = 1;
}
