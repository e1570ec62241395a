import fc from "fast-check";

/** A request that no page of ours would send, or hardly. */
export type Case = {
  method: "GET" | "HEAD" | "POST" | "PUT";
  path: string;
  /** Whose session it carries. */
  cookie: "own" | "none" | "altered";
  body: { kind: "form" | "parts" | "file" | "json" | "bytes"; fields: [name: string, value: string][] };
};

/** What is known of an address: what its parameters can be, and the fields of its forms with the values that the page gives them. */
export type Known = {
  pattern: string;
  own: Readonly<Record<string, string>>;
  others: Readonly<Record<string, string>>;
  fields: ReadonlyMap<string, readonly string[]>;
};

/** Strings that have broken something somewhere. */
const WELL_KNOWN = [
  "", " ", "0", "-1", "1e309", "NaN", "Infinity", "9007199254740993", "99999999999999999999", "0x10", "1,5", "null", "undefined",
  "true", "[]", "{}", "[object Object]", "__proto__", "constructor", "toString", "../../../../etc/passwd", "..\\..\\secrets.json",
  "' or 1=1 --", '"; drop table plan; --', "\\", "\\'", "%00", "\u0000", "a\u0000b", "\ud800", "\u202e", "\ufeff", "%", "%zz", "%ff", "%25",
  "<script>alert(1)</script>", '"><svg onload=alert(1)>', "javascript:alert(1)", "//evil.example", "/\\evil.example", "http://169.254.169.254/",
  "\r\nSet-Cookie: a=b", "${7*7}", "{{7*7}}", "%s%n%d", "2027-02-30", "0000-00-00", "9999-12-31", "-000001-01-01", "2027-01-04T00:00:00Z",
  "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "01930000-0000-7000-8000-00000000000G", "ＡＢＣ",
  "Ω".repeat(300), "x".repeat(9000), "🧭".repeat(70), "a,b;c|d", "=1+1", "@", "*", "?", "#", "&", ":", ";", "/", "//", ".", "..", "...",
]; // prettier-ignore

const hostile = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WELL_KNOWN) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.integer().map(String) },
  { weight: 1, arbitrary: fc.double().map(String) },
);

/** Requests to one address. */
export function casesOf(known: Known, method: Case["method"]): fc.Arbitrary<Case> {
  return fc.record({
    method: fc.constant(method),
    path: pathsOf(known),
    cookie: fc.oneof(
      { weight: 8, arbitrary: fc.constant("own" as const) },
      { weight: 1, arbitrary: fc.constantFrom("none" as const, "altered" as const) },
    ),
    body: fc.record({
      kind: fc.oneof(
        { weight: 5, arbitrary: fc.constant("form" as const) },
        { weight: 3, arbitrary: fc.constantFrom("parts" as const, "file" as const, "json" as const, "bytes" as const) },
      ),
      fields: fc.array(fieldsOf(known), { maxLength: 12 }),
    }),
  });
}

function pathsOf({ pattern, own, others, fields }: Known): fc.Arbitrary<string> {
  const pieces = pattern.split("/").map((piece) => {
    if (!piece.startsWith(":")) return fc.constant(piece);
    const name = piece.slice(1);
    const known = (values: Readonly<Record<string, string>>) => fc.constant(values[name] ?? "none");
    return fc.oneof(
      { weight: name === "programme" ? 12 : 4, arbitrary: known(own) },
      { weight: 1, arbitrary: known(others) },
      { weight: 1, arbitrary: hostile.map(encoded) },
      // As it stands: what cannot be decoded, too.
      { weight: 1, arbitrary: fc.constantFrom("%", "%zz", "%ff", "%00", "%2e%2e", "..%2f", "%252e", "a%0d%0ab") },
    );
  });
  const names = fc.constantFrom(...fields.keys(), "search", "page", "to", "part", "from", "zoom", "person", "hospital");
  const query = fc
    .array(fc.tuple(fc.oneof(names, hostile), hostile), { maxLength: 3 })
    .map((pairs) => pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&"));
  return fc
    .tuple(fc.tuple(...pieces), query)
    .map(([parts, asked]) => `${parts.join("/") || "/"}${asked && `?${asked}`}`);
}

function fieldsOf({ fields, own, others }: Known): fc.Arbitrary<[string, string]> {
  const ids = fc.constantFrom(...Object.values(own), ...Object.values(others));
  const any = fc.tuple(fc.oneof(hostile, fc.constantFrom("act", "programmeId", "id", "act[]")), fc.oneof(hostile, ids));
  if (fields.size === 0) return any;
  const known = fc.constantFrom(...fields.entries()).chain(([name, values]) => {
    const value = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values, "") }, hostile, ids);
    return fc.tuple(fc.constant(name), value);
  });
  return fc.oneof({ weight: 9, arbitrary: known }, { weight: 1, arbitrary: any });
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** The request as a client sends it. */
export function requestOf({ method, body }: Case, headers: Record<string, string>): RequestInit {
  if (method === "GET" || method === "HEAD") return { method, headers };
  const pairs = body.fields.map(([name, value]): [string, string] => [name.toWellFormed(), value.toWellFormed()]);
  if (body.kind === "form") return { method, headers, body: new URLSearchParams(pairs) };
  if (body.kind === "json")
    return { method, headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(pairs) };
  if (body.kind === "bytes")
    return {
      method,
      headers: { ...headers, "content-type": "multipart/form-data; boundary=x" },
      body: JSON.stringify(pairs),
    };
  const form = new FormData();
  for (const [name, value] of pairs)
    form.append(name, body.kind === "file" ? new Blob([value], { type: "text/html" }) : value);
  return { method, headers, body: form };
}

/** The fields of a page's forms, with the values that it gives them. */
export function fieldsIn(page: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const [tag] of page.matchAll(/<(?:input|button|select|textarea)\b[^>]*>/g)) {
    const name = attributeOf(tag, "name");
    if (name === null) continue;
    fields.set(name, [...(fields.get(name) ?? []), attributeOf(tag, "value") ?? ""]);
  }
  const options = [...page.matchAll(/<option\b[^>]*>/g)].map(([tag]) => attributeOf(tag, "value") ?? "");
  for (const [, name = ""] of page.matchAll(/<select\b[^>]*\bname="([^"]*)"/g)) fields.set(name, options);
  return fields;
}

function attributeOf(tag: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}
