/** The calendar date and the time on the clock at a place when something happened.
 *  @param timeZone IANA name, for example "Africa/Maseru"
 *  @returns date YYYY-MM-DD, time HH:MM on a 24-hour clock */
export function localTime(at: Date, timeZone: string): { date: string; time: string } {
  // English, which every engine has, and only for the numbers: the words come from our messages.
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short" });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = "", month = "", day = "", hour = "", minute = "" } = parts;
  return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}
