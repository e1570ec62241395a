import { z } from "zod";
import { allowancesOf } from "#app/accounts/policy-decisions.ts";
import type { Role } from "#app/accounts/policy.ts";
import { CONFIDENTIAL_KINDS, DOCUMENT_KINDS, type DocumentKind } from "./document.ts";

/** What a form says of a document besides its file. */
export type DocumentEntry = { kind: DocumentKind; expiresOn: string | null };
export type WrongField = "kind" | "expiresOn";

/** The kinds of documents that a role may add: without the confidential ones where its rows are the ordinary ones only.
 *  @source app/accounts/policy.ts, `document` */
export function kindsFor(role: Role): DocumentKind[] {
  const allowances = allowancesOf(role, "add", { resource: "document", table: "document" });
  const isOrdinaryOnly = allowances.every(({ rows }) => rows === "ordinary");
  return DOCUMENT_KINDS.filter((kind) => !isOrdinaryOnly || !CONFIDENTIAL_KINDS.includes(kind));
}

/** Reads what a form says of a document.
 *  @param kinds those that may be chosen
 *  @returns what it says, or the fields that are wrong */
export function readDocumentForm(
  fields: Record<string, string>,
  kinds: readonly DocumentKind[],
): { entry: DocumentEntry } | { wrong: WrongField[] } {
  const kind = z.enum(DOCUMENT_KINDS).safeParse(fields["kind"]).data;
  const expiresOn = z.union([z.iso.date(), z.literal("").transform(() => null)]).safeParse(fields["expiresOn"] ?? "");
  const isKnown = kind !== undefined && kinds.includes(kind);
  if (isKnown && expiresOn.success) return { entry: { kind, expiresOn: expiresOn.data } };
  return { wrong: [...(isKnown ? [] : (["kind"] as const)), ...(expiresOn.success ? [] : (["expiresOn"] as const))] };
}
