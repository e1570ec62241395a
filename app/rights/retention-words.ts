import { m } from "#app/paraglide/messages.js";
import type { RetentionKind } from "./retention.ts";

const WORDS: Record<RetentionKind, { name: () => string; reason: () => string }> = {
  professionals: { name: m.rights_retention_professionals, reason: m.rights_retention_professionals_why },
  "personal-requests": {
    name: m.rights_retention_personal_requests,
    reason: m.rights_retention_personal_requests_why,
  },
  letters: { name: m.rights_retention_letters, reason: m.rights_retention_letters_why },
  "waiting-workbooks": {
    name: m.rights_retention_waiting_workbooks,
    reason: m.rights_retention_waiting_workbooks_why,
  },
  "ended-workbooks": { name: m.rights_retention_ended_workbooks, reason: m.rights_retention_ended_workbooks_why },
  invitations: { name: m.rights_retention_invitations, reason: m.rights_retention_invitations_why },
  backups: { name: m.rights_retention_backups, reason: m.rights_retention_backups_why },
};

/** What a kind of data is called, and why it is kept for as long as Tern proposes. */
export function retentionInWords(kind: RetentionKind): { name: string; reason: string } {
  const { name, reason } = WORDS[kind];
  return { name: name(), reason: reason() };
}
