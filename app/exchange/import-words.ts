import { m } from "#app/paraglide/messages.js";
import type { Tone } from "#app/ui/Tag.tsx";
import type { WorkbookImport } from "./import.queries.server.ts";

/** How far an import has come, in a word. */
export function importStatus({ state, summary }: Pick<WorkbookImport, "state" | "summary">): {
  label: string;
  tone: Tone;
} {
  switch (state) {
    case "taken":
      return { label: m.exchange_state_taken(), tone: "good" };
    case "abandoned":
      return { label: m.exchange_state_abandoned(), tone: "neutral" };
    case "checked":
      return summary.problemCount > 0
        ? { label: m.exchange_state_to_mend(), tone: "danger" }
        : { label: m.exchange_state_ready(), tone: "info" };
  }
}

/** The next step of an import, and who acts. */
export function importLead({ state, summary }: Pick<WorkbookImport, "state" | "summary">): string {
  switch (state) {
    case "taken":
      return m.exchange_lead_taken();
    case "abandoned":
      return m.exchange_lead_abandoned();
    case "checked":
      return summary.problemCount > 0 ? m.exchange_lead_to_mend() : m.exchange_lead_ready();
  }
}
