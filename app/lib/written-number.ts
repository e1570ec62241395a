import { tidy } from "./spreadsheet.ts";

/** Reads a number as people write it: 1,200 · 1 200 · 1'200.50 · 1.200,50 · USD 8,000 · 3 weeks.
 *  A comma or point before exactly three last digits parts thousands; any other parts the decimals.
 *  @returns null when it is no single number */
export function readWrittenNumber(text: string): number | null {
  const found = /^\D{0,8}?(-?\d(?:[\d.,'’ ]*\d)?)\s*[^\d\s]{0,3}\s*[^\d]{0,12}$/u.exec(
    tidy(text).replace(/^[−–]/, "-"),
  );
  if (!found?.[1] || text.length > 60) return null;
  const digits = found[1].replace(/['’ ](?=\d{3}(?!\d))/g, "");
  const plain = withoutThousands(digits);
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  return Number(plain);
}

function withoutThousands(digits: string): string {
  const lastComma = digits.lastIndexOf(",");
  const lastPoint = digits.lastIndexOf(".");
  if (lastComma >= 0 && lastPoint >= 0) {
    const [thousands, decimal] = lastComma > lastPoint ? [/\./g, ","] : [/,/g, "."];
    return digits.replace(thousands, "").replace(decimal, ".");
  }
  if (/^-?[1-9]\d{0,2}(,\d{3})+$/.test(digits)) return digits.replaceAll(",", "");
  if (/^-?[1-9]\d{0,2}(\.\d{3})+$/.test(digits)) return digits.replaceAll(".", "");
  return digits.replace(",", ".");
}
