/** Widths of letters as shares of the font size, for a system font of ordinary width. A drawing made on the server cannot measure. */
const NARROW = 0.34;
const ORDINARY = 0.56;
const WIDE = 0.88;
const CAPITAL = 0.68;
const FONT_PX = 14;
const SHORTEST_CUT = 3;

/** About how wide a text is, in pixels at 14 px. */
export function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + widthOf(letter) * FONT_PX, 0);
}

function widthOf(letter: string): number {
  if (/[iljtfrI.,'’ʻ\s-]/.test(letter)) return NARROW;
  if (/[mwMWQ@]/.test(letter)) return WIDE;
  return letter === letter.toUpperCase() ? CAPITAL : ORDINARY;
}

/** The longest form of a person's name that fits: whole, "N. Mokoena", "Mokoena", cut with "…", "NM", or nothing.
 *  One word is a whole name for many people, and is only cut. */
export function fitName(name: string, widthPx: number): string {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1) ?? "";
  const initials = words.map((word) => /\p{L}/u.exec(word)?.[0].toUpperCase() ?? "");
  const forms = words.length > 1 ? [name, `${initials[0]}. ${last}`, last] : [name];
  const fitting = forms.find((form) => textWidth(form) <= widthPx) ?? cut(last, widthPx);
  if (fitting) return fitting;
  const short = `${initials[0] ?? ""}${words.length > 1 ? (initials.at(-1) ?? "") : ""}`;
  return textWidth(short) <= widthPx ? short : "";
}

function cut(word: string, widthPx: number): string | null {
  const letters = [...word];
  for (let kept = letters.length - 1; kept >= SHORTEST_CUT; kept--) {
    const form = `${letters.slice(0, kept).join("")}…`;
    if (textWidth(form) <= widthPx) return form;
  }
  return null;
}
