import { m } from "#app/paraglide/messages.js";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import type { ErasureCertificate } from "../certificate.ts";
import { countsInWords, keptInWords } from "../document-words.ts";

type Parts = Pick<ErasureCertificate, "removed" | "replaced" | "blanked" | "kept">;

/** What erasing somebody removes, changes and leaves, and why: before it is done, and on the certificate. */
export function WhatErasingDoes({ removed, replaced, blanked, kept }: Parts) {
  const parts = [
    { title: m.rights_removed_title(), note: null, entries: countsInWords(removed) },
    { title: m.rights_replaced_title(), note: m.rights_replaced_note(), entries: countsInWords(replaced) },
    { title: m.rights_blanked_title(), note: m.rights_blanked_note(), entries: countsInWords(blanked) },
    { title: m.rights_kept_title(), note: null, entries: keptInWords(kept) },
  ];
  return parts
    .filter(({ entries }) => entries.length > 0)
    .map(({ title, note, entries }) => (
      <section key={title}>
        <h2>{title}</h2>
        {note && <p>{note}</p>}
        <KeyValues items={entries.map(([label, value]) => ({ label, value }))} />
      </section>
    ));
}
