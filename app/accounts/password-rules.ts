import { refuse, type Refusal } from "#app/lib/refusal.ts";

/** For a password that may be the only thing asked for.
 *  @source NIST SP 800-63B-4, section 3.1.1.2 */
export const MIN_CHARACTERS = 15;
/** At least 64 must be allowed; this keeps a hash from being made of a book. */
const MAX_CHARACTERS = 128;

/** Fewer different characters than this are a pattern, however long. */
const MIN_DIFFERENT_CHARACTERS = 5;
/** Fewer letters than this beside words that everybody would try first are no secret. */
const MIN_LETTERS_OF_ONES_OWN = 6;
/** Words for a password, in our languages, and what people write beside them. */
const FIRST_TRIES = ["tern", "password", "passphrase", "motdepasse", "ijambobanga", "phasewete"].concat([
  "welcome",
  "admin",
  "administrator",
  "login",
  "letmein",
  "secret",
  "hospital",
  "health",
]);
const ROWS_OF_KEYS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn"];

type PasswordFault = "short" | "long" | "simple" | "expected" | "breached";

/** The one form in which a password is counted, hashed and compared: the same letters typed on another keyboard give the same text. */
export function normalisedPassword(password: string): string {
  return password.normalize("NFC");
}

/** Checks a password that somebody wants to have. Any script, spaces and any mixture are allowed.
 *  @param about      what others know of the person: name, e-mail address, names of programmes
 *  @param isBreached whether a password is on the list of those that are commonly used or were lost by others
 *  @returns null when it is good enough
 *  @refuses accounts/password-short, accounts/password-long: fewer than 15 or more than 128 characters;
 *           accounts/password-simple: a repetition, or a row of letters, numbers or keys;
 *           accounts/password-breached: on that list;
 *           accounts/password-expected: hardly more than words about the person or the programme
 *  @source NIST SP 800-63B-4, section 3.1.1.2; docs/decisions/0008-sign-in-by-a-library-under-our-names.md */
export function checkPassword(
  password: string,
  about: readonly string[],
  isBreached: (password: string) => boolean,
): Refusal<`accounts/password-${PasswordFault}`> | null {
  const text = normalisedPassword(password);
  const characters = [...text].length;
  if (characters < MIN_CHARACTERS) return refuse("accounts/password-short", { least: MIN_CHARACTERS, characters });
  if (characters > MAX_CHARACTERS) return refuse("accounts/password-long", { most: MAX_CHARACTERS, characters });
  const plain = [...plainLetters(text)];
  if (new Set(plain).size < MIN_DIFFERENT_CHARACTERS || isRepetition(plain) || isRow(plain))
    return refuse("accounts/password-simple");
  if (isBreached(text)) return refuse("accounts/password-breached");
  if (isExpected(plain.join(""), about)) return refuse("accounts/password-expected");
  return null;
}

/** Whether it is one piece, three times or more. */
function isRepetition(characters: readonly string[]): boolean {
  const longest = Math.floor(characters.length / 3);
  const lengths = Array.from({ length: longest }, (_, index) => index + 1);
  return lengths.some((length) => characters.every((character, index) => character === characters[index % length]));
}

/** Whether most characters stand beside the one before, in the alphabet or on a keyboard. */
function isRow(characters: readonly string[]): boolean {
  const leaps = characters.filter(
    (character, index) => index > 0 && !areNeighbours(characters[index - 1] ?? "", character),
  );
  return leaps.length < characters.length / 4;
}

function areNeighbours(one: string, other: string): boolean {
  const step = (other.codePointAt(0) ?? 0) - (one.codePointAt(0) ?? 0);
  if (Math.abs(step) <= 1) return true;
  return ROWS_OF_KEYS.some((keys) => keys.includes(one + other) || keys.includes(other + one));
}

/** Whether little is left without the words that somebody who knows the person would try. A password without such a word is none. */
function isExpected(password: string, about: readonly string[]): boolean {
  const known = about.flatMap((text) => plainLetters(text).split(/[^\p{L}]+/u)).filter((word) => word.length >= 3);
  const words = [...new Set([...known, ...FIRST_TRIES])].toSorted((a, b) => b.length - a.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, " "), password);
  return rest !== password && rest.replaceAll(/[^\p{L}]/gu, "").length < MIN_LETTERS_OF_ONES_OWN;
}

/** Small letters without accents. */
export function plainLetters(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
