/** Why a secret can be guessed. */
export type Weakness = "short" | "repeated" | "row" | "sample";

/** Words that stand in examples, never in a secret that was drawn. Looked for without regard to case. */
const SAMPLES =
  /changeme|change[ _-]me|change[ _-]this|example|placeholder|password|passw0rd|default|sample|your[ _-]/i;
const MIN_DIFFERENT_CHARACTERS = 8;
/** The share of neighbours that may stand beside each other in the alphabet or among the numbers. A drawn text has hardly any. */
const MOST_IN_A_ROW = 0.5;

/** Looks at a secret that a person has put into the settings. It cannot prove that it was drawn by chance, only that it was not.
 *  @param least characters that it must have
 *  @returns null when nothing speaks against it
 *  @source docs/security.md#secrets */
export function weaknessOf(secret: string, least: number): Weakness | null {
  const characters = [...secret];
  if (characters.length < least) return "short";
  if (SAMPLES.test(secret)) return "sample";
  if (new Set(characters).size < MIN_DIFFERENT_CHARACTERS || isRepetition(secret)) return "repeated";
  return isRow(characters) ? "row" : null;
}

/** Whether it is one piece, twice or more. */
function isRepetition(secret: string): boolean {
  return (secret + secret).indexOf(secret, 1) < secret.length;
}

function isRow(characters: readonly string[]): boolean {
  const beside = characters.filter((character, index) => {
    const before = characters[index - 1]?.codePointAt(0) ?? Number.NaN;
    return Math.abs((character.codePointAt(0) ?? 0) - before) <= 1;
  });
  return beside.length > characters.length * MOST_IN_A_ROW;
}
