import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

// Completes package-lock.json after `npm install`: `npm run lock:complete`. With --check it only looks, and fails when something is missing.
//
// Tools such as the linter list a build for every platform as optional. Where a registry lacks one of them, `npm install` leaves it
// out of the lock and passes, and `npm ci` then refuses that lock. An entry that names the platform is enough: npm skips it
// everywhere else, and as it is optional, its absence on that very platform is no error.
const FILE = "package-lock.json";
const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

// Records keep the order of their keys, so that the file changes by the added lines only.
const record = z.record(z.string(), z.unknown());
const lock = record.parse(JSON.parse(readFileSync(FILE, "utf8")));
const packages = z.record(z.string(), record).parse(lock["packages"]);
const optional = z.record(z.string(), z.string()).default({});

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
  Object.entries(optional.parse(optionalDependencies))
    .filter(([name]) => !isLocked(path, name))
    .map(([name, version]) => ({ name, version })),
);
if (process.argv.includes("--check")) {
  for (const { name } of missing) console.error(`${name} is not in ${FILE}. Run: npm run lock:complete`);
  process.exit(missing.length === 0 ? 0 : 1);
}
for (const { name, version } of missing)
  packages[`node_modules/${name}`] = { version, ...platformOf(name), optional: true };
lock["packages"] = Object.fromEntries(
  Object.entries(packages).toSorted(([one], [other]) => one.localeCompare(other, "en")),
);
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${missing.length} optional packages for other platforms added to ${FILE}.`);

/** Whether a package finds another from where it lies: in its own folder, or in one above. */
function isLocked(path: string, name: string): boolean {
  const above = path.lastIndexOf("node_modules/");
  if (`${path}${path === "" ? "" : "/"}node_modules/${name}` in packages) return true;
  return above >= 0 && isLocked(path.slice(0, above).replace(/\/$/, ""), name);
}

/** The platform that a package names in its own name, for example linux-arm64-musl. */
function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined)
    throw new Error(`${name} is missing from the registry and names no platform.`);
  const libc = /musl/.test(name) ? ["musl"] : ["glibc"];
  return os === "linux" ? { os: [os], cpu: [cpu], libc } : { os: [os], cpu: [cpu] };
}
