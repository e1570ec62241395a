import { deflateSync } from "node:zlib";

/** A PDF written by hand: object by object, with a table of where each stands.
 *  @param objects bodies of the objects 1, 2, 3 …; 1 is the catalog, 2 the page tree, 3 its first page unless given otherwise
 *  @param after   bytes that follow the end */
export function aPdf(objects: Record<number, string | Buffer> = {}, after = ""): Buffer {
  const bodies: Record<number, string | Buffer> = {
    1: "<< /Type /Catalog /Pages 2 0 R >>",
    2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
    ...objects,
  };
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [number, body] of Object.entries(bodies)) {
    offsets[Number(number)] = length();
    parts.push(Buffer.from(`${number} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n"));
  }
  const startOfTable = length();
  const size = offsets.length;
  const rows = Array.from({ length: size - 1 }, (_, index) => {
    const offset = offsets[index + 1];
    return offset === undefined ? "0000000000 00000 f \n" : `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  parts.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}trailer\n<< /Size ${size} /Root 1 0 R >>\n`),
    Buffer.from(`startxref\n${startOfTable}\n%%EOF\n${after}`),
  );
  return Buffer.concat(parts);
}

/** The body of a stream object.
 *  @param entries of its dictionary, besides the length */
export function aStream(entries: string, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from("\nendstream"),
  ]);
}

/** The body of a compressed object stream that holds one object. */
export function anObjectStream(number: number, body: string): Buffer {
  const first = `${number} 0 `;
  return aStream(`/Type /ObjStm /N 1 /First ${first.length} /Filter /FlateDecode`, deflateSync(`${first}${body}`));
}
