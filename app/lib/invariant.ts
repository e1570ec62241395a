/** States what must be true if the code is right.
 *  @throws Error when it is not: a bug, never an answer to a person */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`);
}
