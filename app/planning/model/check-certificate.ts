import type { Plan } from "./plan.ts";
import type { PlanInput } from "./plan-input.ts";
import { boundOfCertificate, readCertificate } from "./verify-certificate.ts";

/** What a plan's certificate turns out to be worth. */
export type CertificateFinding =
  | { code: "proven"; details: { bound: number } }
  | { code: "unreadable"; details: Record<string, never> }
  | { code: "unusable"; details: { reason: string } }
  | { code: "bound-differs"; details: { stated: number; actual: number } }
  | { code: "below-value"; details: { bound: number; value: number } };

/** Computes the bound again from the certificate that a plan carries. The plan's own bound may be lower still: what prices leave open
 *  the solver can settle by trying.
 *  @returns null when the plan carries none
 *  @source docs/model.md#output */
export function checkCertificate(input: PlanInput, plan: Plan): CertificateFinding | null {
  if (plan.certificate === undefined) return null;
  const certificate = readCertificate(plan.certificate);
  if (!certificate) return { code: "unreadable", details: {} };
  try {
    const bound = boundOfCertificate(input, certificate);
    if (bound < plan.value) return { code: "below-value", details: { bound, value: plan.value } };
    if (bound !== certificate.bound)
      return { code: "bound-differs", details: { stated: certificate.bound, actual: bound } };
    return { code: "proven", details: { bound } };
  } catch (error) {
    // Prices so large that sums would no longer be exact prove nothing.
    return { code: "unusable", details: { reason: error instanceof Error ? error.message : String(error) } };
  }
}
