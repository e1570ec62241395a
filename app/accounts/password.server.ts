import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { normalisedPassword } from "./password-rules.ts";

/** Argon2id with 19 MiB, two passes, one lane.
 *  @source OWASP Password Storage Cheat Sheet, 2025: minimum for Argon2id */
const MEMORY_KIB = 19 * 1024;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const derive = promisify(argon2);
/** One hash costs a twentieth of a second of a core and 19 MiB; they wait for each other, so that many
 *  sign-ins at once cannot take the machine. */
let last: Promise<unknown> = Promise.resolve();

/** Hashes a password for keeping, in the usual `$argon2id$…` form with its own salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const cost = { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES };
  const hash = await inTurn(() =>
    derive("argon2id", { message: normalisedPassword(password), nonce: salt, tagLength: HASH_BYTES, ...cost }),
  );
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** Whether a password is the one a stored hash was made of. Takes the same time for a right and a wrong one. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const match = STORED.exec(stored);
  if (match === null) return false;
  const [, memory, passes, parallelism, salt = "", hash = ""] = match;
  const expected = Buffer.from(hash, "base64");
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const nonce = Buffer.from(salt, "base64");
  const given = await inTurn(() =>
    derive("argon2id", { message: normalisedPassword(password), nonce, tagLength: expected.length, ...cost }),
  );
  return timingSafeEqual(given, expected);
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return await mine;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
