import {
  MaxFilesExceededError,
  MaxFileSizeExceededError,
  MaxPartsExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from "@remix-run/form-data-parser";
import { data } from "react-router";
import { refuse, type Refusal } from "./refusal.ts";

const MAX_FORM_BYTES = 256 * 1024;
/** A workbook of 10,000 people is under 2 MB. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
const MAX_FIELDS = 1000;

/** Reads a form. Every action reads its form here, because `request.formData()` has no limit.
 *  @throws an answer 413 when it is larger than 256 kB, has more than 1,000 fields or a file; 400 when it is no form, or holds a character
 *          that the database cannot hold */
export async function readForm(request: Request): Promise<FormData> {
  return await parse(request, { maxFiles: 0, maxFileSize: 0, maxTotalSize: MAX_FORM_BYTES });
}

/** How many files one form may bring. */
export const MAX_FILES = 10;

/** Reads a form that brings files, each a `File` among its fields.
 *  @returns the form; a refusal form/too-large when the files are larger than 10 MB together or more than ten
 *  @throws an answer 400 when it is no form */
export async function readFormWithFiles(request: Request): Promise<FormData | Refusal<"form/too-large">> {
  const most = { maxFiles: MAX_FILES, maxFileSize: MAX_UPLOAD_BYTES, maxTotalSize: MAX_UPLOAD_BYTES + MAX_FORM_BYTES };
  try {
    return withoutNul(await parseFormData(request, { ...most, maxParts: MAX_FIELDS }));
  } catch (error) {
    if (isTooMuch(error))
      return refuse("form/too-large", { megabytes: MAX_UPLOAD_BYTES / 1024 ** 2, files: MAX_FILES });
    throw data(null, { status: 400 });
  }
}

type Limits = { maxFiles: number; maxFileSize: number; maxTotalSize: number };

async function parse(request: Request, limits: Limits): Promise<FormData> {
  try {
    return withoutNul(await parseFormData(request, { ...limits, maxParts: MAX_FIELDS }));
  } catch (error) {
    throw data(null, { status: isTooMuch(error) ? 413 : 400 });
  }
}

/** No field of a page can be given this character, and PostgreSQL takes no text with it. */
function withoutNul(form: FormData): FormData {
  for (const [name, value] of form) {
    const text = typeof value === "string" ? value : value.name;
    if (`${name}${text}`.includes("\0")) throw new TypeError("a field holds NUL");
  }
  return form;
}

function isTooMuch(error: unknown): boolean {
  return (
    error instanceof MaxFilesExceededError ||
    error instanceof MaxFileSizeExceededError ||
    error instanceof MaxPartsExceededError ||
    error instanceof MaxTotalSizeExceededError
  );
}
