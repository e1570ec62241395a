import { invariant } from "./invariant.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Makes an identifier that sorts by the time it was made (UUID version 7, RFC 9562).
 *  Made here and not in the database because PostgreSQL 15 lacks uuidv7(). */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const milliseconds = BigInt(Date.now());
  for (let index = 0; index < 6; index++) bytes[index] = Number((milliseconds >> BigInt(8 * (5 - index))) & 0xffn);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Whether a text is an identifier, written the one way we write them. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** Passes an identifier through.
 *  @throws when it is not one: SQL is built from it, so nothing else may come by */
export function checkedId(text: string): string {
  invariant(isId(text), "an identifier must be a lower-case UUID");
  return text;
}
