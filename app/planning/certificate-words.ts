import { m } from "#app/paraglide/messages.js";
import { numberInWords } from "#app/ui/number-words.ts";
import type { CertificateFinding } from "./model/check-certificate.ts";

/** What the certificate of a plan proves, or why it proves nothing, in a sentence. */
export function certificateInWords(finding: CertificateFinding): string {
  switch (finding.code) {
    case "proven":
      return m.planning_certificate_proven({ bound: numberInWords(finding.details.bound) });
    case "unreadable":
      return m.planning_certificate_unreadable();
    case "unusable":
      return m.planning_certificate_unusable(finding.details);
    case "bound-differs":
      return m.planning_certificate_bound_differs(finding.details);
    case "below-value":
      return m.planning_certificate_below_value(finding.details);
  }
}
