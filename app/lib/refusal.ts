/** A "no" with its reason, as a value. The words are made from code and details where a person reads them.
 *  Codes read `slice/reason` and are never reused. */
export type Refusal<Code extends string = string> = {
  kind: "refusal";
  code: Code;
  details: Record<string, string | number>;
};

/** Says no.
 *  @param details the values that the words need: what was asked, what would be allowed */
export function refuse<Code extends string>(code: Code, details: Refusal["details"] = {}): Refusal<Code> {
  return { kind: "refusal", code, details };
}

/** Tells a refusal from a result. */
export function isRefusal(outcome: unknown): outcome is Refusal {
  return typeof outcome === "object" && outcome !== null && "kind" in outcome && outcome.kind === "refusal";
}
