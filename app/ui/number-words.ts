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
