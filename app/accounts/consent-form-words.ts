import { m } from "#app/paraglide/messages.js";
import type { FormError } from "#app/ui/ErrorSummary.tsx";

/** What is missing in the form by which the office records a statement. */
export function missingInWords(wrong: readonly string[]): FormError[] {
  const words = [
    { field: "purpose", text: m.accounts_received_missing_purpose() },
    { field: "answer", text: m.accounts_received_missing_answer() },
    { field: "channel", text: m.accounts_received_missing_channel() },
    { field: "saidOn", text: m.accounts_received_missing_day() },
    { field: "text", text: m.accounts_received_missing_text() },
    { field: "validUntil", text: m.accounts_received_missing_day() },
  ];
  return words.filter(({ field }) => wrong.includes(field));
}
