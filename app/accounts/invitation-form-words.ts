import { z } from "zod";
import type { FormError } from "#app/ui/ErrorSummary.tsx";
import { m } from "#app/paraglide/messages.js";
import { type InvitationEntry, NEW_ORGANISATION } from "./invitation.ts";
import { ORGANISATION_KINDS } from "./organisation.ts";
import { ROLES } from "./policy.ts";

const schema = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254),
  role: z.enum(ROLES),
  organisation: z.union([z.uuid(), z.literal(NEW_ORGANISATION)]),
  succeeds: z.union([z.uuid(), z.literal("")]).default(""),
});
const newOrganisationSchema = z.object({
  kind: z.enum(ORGANISATION_KINDS),
  organisationName: z.string().trim().min(1).max(200),
});

/** Reads the form of an invitation.
 *  @returns what it says, or what is missing in it, field by field */
export function readInvitationForm(
  fields: Record<string, unknown>,
): { entry: InvitationEntry } | { errors: FormError[] } {
  const read = schema.safeParse(fields);
  const isNew = fields["organisation"] === NEW_ORGANISATION;
  const added = isNew ? newOrganisationSchema.safeParse(fields) : null;
  if (!read.success || added?.success === false) {
    const wrong = [...(read.error?.issues ?? []), ...(added?.error?.issues ?? [])];
    return { errors: errorsOf(new Set(wrong.map(({ path }) => String(path[0])))) };
  }
  const { name, email, role, organisation: organisationId, succeeds } = read.data;
  const organisation = added ? { kind: added.data.kind, name: added.data.organisationName } : { organisationId };
  return { entry: { name, email, role, organisation, succeedsId: succeeds === "" ? null : succeeds } };
}

function errorsOf(wrong: ReadonlySet<string>): FormError[] {
  const words = [
    { field: "name", text: m.accounts_invite_missing_name() },
    { field: "email", text: m.accounts_invite_missing_email() },
    { field: "role", text: m.accounts_invite_missing_role() },
    { field: "organisation", text: m.accounts_invite_missing_organisation() },
    { field: "kind", text: m.accounts_invite_missing_organisation() },
    { field: "organisationName", text: m.accounts_invite_missing_organisation() },
  ];
  return words.filter(({ field }) => wrong.has(field));
}
