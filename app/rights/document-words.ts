import { m } from "#app/paraglide/messages.js";
import { getLocale } from "#app/paraglide/runtime.js";
import { dayInWords, instantInWords } from "#app/ui/date-words.ts";
import type { ErasureCertificate, TableCount } from "./certificate.ts";
import type { DataCopy } from "./data-copy.queries.server.ts";
import type { ReadableDocument } from "./document.server.ts";
import { SECTIONS, type KeptReason, type Section } from "./holding.ts";
import { labelInWords, sectionInWords } from "./label-words.ts";
import { readingInWords } from "./reading-words.ts";
import { tableInWords } from "./table-words.ts";
import { type Reading, valueInWords } from "./value-words.ts";

type Entry = ReadableDocument["sections"][number]["entries"][number];

const KEPT_WORDS: Record<KeptReason, () => string> = { "record-of-acts": m.rights_kept_record_of_acts };

/** A copy of somebody's data as a document to read, section by section. What only machines read stands in the JSON file. */
export function dataCopyDocument(copy: DataCopy, reading: Reading): ReadableDocument {
  const sections = SECTIONS.map((section) => ({
    title: sectionInWords(section),
    note: null,
    entries: entriesOf(copy.held, section, reading),
  }));
  const readers = copy.readBy.map((line): Entry => [[instantInWords(line.at, reading.timeZone), readingInWords(line)]]);
  const read = { title: m.rights_readers_title(), note: m.rights_readers_note(), entries: readers };
  return {
    ...frame(m.rights_copy_title()),
    lead: [
      m.rights_copy_lead({
        programme: copy.programme,
        when: instantInWords(new Date(copy.madeAt), reading.timeZone),
      }),
      m.rights_copy_machine_note(),
    ],
    sections: [...sections, read].filter(({ entries }) => entries.length > 0),
  };
}

/** What became of somebody's data, as a document to read. */
export function certificateDocument(
  certificate: ErasureCertificate,
  { digest, timeZone }: { digest: string; timeZone: string },
): ReadableDocument {
  const { removed, replaced, blanked, kept } = certificate;
  const counted = (counts: readonly TableCount[]) => [countsInWords(counts)].filter((entry) => entry.length > 0);
  const sections = [
    { title: m.rights_removed_title(), note: null, entries: counted(removed) },
    { title: m.rights_replaced_title(), note: m.rights_replaced_note(), entries: counted(replaced) },
    { title: m.rights_blanked_title(), note: m.rights_blanked_note(), entries: counted(blanked) },
    { title: m.rights_kept_title(), note: null, entries: [keptInWords(kept)].filter((entry) => entry.length > 0) },
  ];
  const numbers = [certificateNumbers(certificate, digest)];
  const named = { title: m.rights_numbers_title(), note: m.rights_numbers_note(), entries: numbers };
  return {
    ...frame(m.rights_certificate_title()),
    lead: certificateLead(certificate, timeZone),
    sections: [...sections, named].filter(({ entries }) => entries.length > 0),
  };
}

/** What stays after an erasure, and why. */
export function keptInWords(kept: ErasureCertificate["kept"]): Entry {
  return kept.map(({ table, rows, reason }) => [`${tableInWords(table)}: ${rows}`, KEPT_WORDS[reason]()]);
}

/** The sentences with which a certificate begins. */
export function certificateLead(certificate: ErasureCertificate, timeZone: string): string[] {
  return [
    m.rights_certificate_lead({ when: instantInWords(new Date(certificate.erasedAt), timeZone) }),
    ...(certificate.accountStays ? [m.rights_certificate_account_stays()] : []),
    m.rights_certificate_backups({ day: dayInWords(certificate.backupsGoneOn) }),
  ];
}

/** "Placements: 3" */
export function countsInWords(counts: readonly TableCount[]): Entry {
  return counts.map(({ table, rows }) => [tableInWords(table), String(rows)]);
}

/** The numbers by which a certificate can be asked about, and the digest of its JSON file. */
export function certificateNumbers({ erasure, personalRequest, request }: ErasureCertificate, digest: string): Entry {
  return [
    [m.rights_number_erasure(), erasure],
    ...(personalRequest === null
      ? []
      : [[m.rights_number_personal_request(), personalRequest] satisfies Entry[number]]),
    [m.rights_number_request(), request],
    [m.rights_number_digest(), digest],
  ];
}

/** The rows of one section, each as labels with values; what only machines read is left out. */
export function entriesOf(held: DataCopy["held"], section: Section, reading: Reading): Entry[] {
  const rows = held.filter((place) => place.section === section).flatMap((place) => place.rows);
  return rows
    .map((row) =>
      Object.entries(row).flatMap(([name, value]): Entry => {
        const words = valueInWords(name, value, reading);
        return words === null ? [] : [[labelInWords(name), words]];
      }),
    )
    .filter((entry) => entry.length > 0);
}

function frame(title: string) {
  return { title, language: getLocale(), author: m.ui_product_name(), footer: m.ui_product_name() };
}
