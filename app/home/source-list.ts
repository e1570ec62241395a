/** A piece of text as it is to be shown: plainly, as a credit that must be shown, or as the name of a file. */
export type Piece = { kind: "text" | "credit" | "file"; text: string };

/** What Tern carries from somewhere else. */
export type Source = { id: string; title: Piece[]; text: Piece[] };

const CARRIED = "## Data that Tern carries";
const ENTRY = /<a id="([\w-]+)"><\/a>\n### (.+)\n((?:.+\n?)+)/g;
const PIECE = /\*\*(.+?)\*\*|`(.+?)`/g;

/** The data that Tern carries, as docs/sources.md lists them, so that the page and the document cannot differ.
 *  @param document the text of docs/sources.md */
export function carriedSources(document: string): Source[] {
  const carried = document.split(CARRIED)[1]?.split("\n## ")[0] ?? "";
  return [...carried.matchAll(ENTRY)].map(([, id = "", title = "", text = ""]) => {
    return { id, title: piecesOf(title), text: piecesOf(text.trim().replaceAll("\n", " ")) };
  });
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const found of text.matchAll(PIECE)) {
    pieces.push({ kind: "text", text: text.slice(done, found.index) });
    const [whole, credit, file = ""] = found;
    pieces.push(credit === undefined ? { kind: "file", text: file } : { kind: "credit", text: credit });
    done = found.index + whole.length;
  }
  return [...pieces, { kind: "text" as const, text: text.slice(done) }].filter((piece) => piece.text !== "");
}
