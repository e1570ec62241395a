import type { Country, Language, Specialty } from "#app/programme/reference.ts";
import type { Named } from "./name-list.ts";

/** What all programmes share, by which a workbook is read. */
export type Reference = { countries: Country[]; languages: Language[]; specialties: Specialty[] };

/** Countries by their ISO name and by what people call them in English and French. */
export function countryNames(countries: readonly Country[]): Named[] {
  return countries.map(({ code, name }) => ({
    code,
    names: [name, ...displayNames("region", code), ...(CALLED[code] ?? [])],
  }));
}

/** Languages with all the names they are written by: ours, English and French, and what people call them. */
export function languageNames(languages: readonly Language[]): Named[] {
  return languages.map(({ code, name }) => ({
    code,
    names: [name, ...displayNames("language", code), ...(SPOKEN[code] ?? [])],
  }));
}

/** Specialties by the name of the list, by that name without what stands in brackets, and by what doctors call them. */
export function specialtyNames(specialties: readonly Pick<Specialty, "code" | "name">[]): Named[] {
  return specialties.map(({ code, name }) => ({
    code,
    names: [name, name.replace(/ *\([^)]*\)/g, ""), ...(PRACTISED[code] ?? [])],
  }));
}

/** Making one of these takes longer than a thousand names. */
const DISPLAY_NAMES = {
  region: ["en", "fr"].map((language) => new Intl.DisplayNames([language], { type: "region", fallback: "none" })),
  language: ["en", "fr"].map((language) => new Intl.DisplayNames([language], { type: "language", fallback: "none" })),
};

function displayNames(type: "region" | "language", code: string): string[] {
  return DISPLAY_NAMES[type].flatMap((names) => names.of(code) ?? []);
}

/** Names that no list of countries has. */
const CALLED: Record<string, string[]> = {
  AE: ["UAE", "Emirates"],
  CD: ["DRC", "DR Congo"],
  GB: ["UK", "U.K.", "Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland"],
  NL: ["Holland"],
  SZ: ["Swaziland"],
  US: ["USA", "U.S.A.", "U.S.", "United States", "America"],
  ZA: ["RSA", "SA"],
};

const SPOKEN: Record<string, string[]> = {
  rw: ["Ikinyarwanda"],
  st: ["Sesotho", "Sotho"],
  sw: ["Kiswahili"],
};

const PRACTISED: Record<string, string[]> = {
  "accident-and-emergency-medicine": ["Emergency medicine", "A&E", "ER"],
  anaesthetics: ["Anaesthesia", "Anaesthesiology", "Anaesthetist"],
  "critical-care-nurse": ["Critical care nursing", "ICU nurse", "Intensive care nurse"],
  dentist: ["Dentistry", "Dental surgery"],
  "diagnostic-radiology": ["Diagnostic imaging"],
  general: ["Internal medicine", "General medicine", "Physician"],
  "general-surgery": ["Surgery", "Surgeon"],
  "laboratory-technician": ["Laboratory science", "Lab technician"],
  "medical-oncology": ["Oncology"],
  "mental-health-nurse": ["Mental health nursing", "Psychiatric nurse"],
  "microbiology-bacteriology": ["Microbiology"],
  midwife: ["Midwifery"],
  "neonatal-nurse": ["Neonatal nursing", "NICU nurse"],
  "neurological-surgery": ["Neurosurgery"],
  nurse: ["Nursing", "General nurse", "Registered nurse"],
  "nurse-educator": ["Nurse education"],
  "obstetrics-and-gynaecology": ["Obstetrics", "Gynaecology", "Gynaecology and obstetrics", "OB/GYN", "O&G"],
  orthopaedics: ["Orthopaedic surgery", "Trauma and orthopaedics"],
  otorhinolaryngology: ["ENT", "Ear, nose and throat"],
  paediatrics: ["Paediatrician"],
  "pathological-anatomy": ["Pathology", "Histopathology"],
  pharmacist: ["Pharmacy"],
  psychiatry: ["Mental health"],
  "renal-diseases": ["Nephrology", "Renal medicine"],
  "respiratory-medicine": ["Pulmonology", "Chest medicine"],
  "theatre-nurse": ["Theatre nursing", "Scrub nurse"],
  "biomedical-engineer": ["Biomedical engineering"],
};
