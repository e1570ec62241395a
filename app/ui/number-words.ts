import { m } from "#app/paraglide/messages.js";

const MINOR_UNITS = 100;

/** "12,345", "−1,234.5": groups of three, as the language of the page writes them; the same on the server and in the browser. */
export function numberInWords(number: number, decimals = 0): string {
  const [whole = "", fraction] = Math.abs(number).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, m.ui_thousands_separator());
  const sign = number < 0 ? "−" : "";
  return sign + grouped + (fraction === undefined ? "" : m.ui_decimal_separator() + fraction);
}

/** "USD 41,200", "USD 12.50": a sum, with cents only where there are some.
 *  @param minor minor units of the currency */
export function moneyInWords(minor: number, currency: string): string {
  return `${currency} ${numberInWords(minor / MINOR_UNITS, minor % MINOR_UNITS === 0 ? 0 : 2)}`;
}

/** "+1,234", "−1,234", "±0": a change. */
export function changeInWords(change: number): string {
  if (change === 0) return "±0";
  return change > 0 ? `+${numberInWords(change)}` : numberInWords(change);
}

/** "+USD 450", "−USD 450", "±0": a change of a sum.
 *  @param minor minor units of the currency */
export function moneyChangeInWords(minor: number, currency: string): string {
  if (minor === 0) return "±0";
  return (minor > 0 ? "+" : "−") + moneyInWords(Math.abs(minor), currency);
}

/** "12.5%", "0.12%": a share, with two digits after the point below one in a hundred. */
export function percentInWords(share: number): string {
  const percent = share * 100;
  return `${numberInWords(percent, Math.abs(percent) < 1 && percent !== 0 ? 2 : 1)}%`;
}
