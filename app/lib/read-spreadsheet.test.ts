import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { MOST_ROWS, readSpreadsheet } from "./read-spreadsheet.server.ts";
import { isRefusal } from "./refusal.ts";
import { cellText, type Sheet } from "./spreadsheet.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(name: string, bytes: Uint8Array): Promise<Sheet[]> {
  const sheets = await readSpreadsheet({ name, bytes });
  if (isRefusal(sheets)) throw new Error(sheets.code);
  return sheets;
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const sheets = await readSpreadsheet({ name: "a.xlsx", bytes });
  return isRefusal(sheets) ? sheets.code : "read";
}

async function textsIn(bytes: Uint8Array): Promise<string[][]> {
  return (await read("list.csv", bytes)).flatMap(({ rows }) => rows.map(({ cells }) => cells.map(cellText)));
}

const BOOK = await writeXlsx({
  sheets: [
    {
      name: "People",
      rows: [
        ["Code", "From", "Cost"],
        ["P1", new Date("2027-01-04"), null],
        [null, null, null],
        ["P2", 46391, "#N/A"],
      ],
      cells: new Map([
        ["1,1", { style: { numFmt: "dd/mm/yyyy" } }],
        ["1,2", { formula: "2*4", formulaResult: 8 }],
        ["3,2", { value: "#N/A", type: "error" }],
        ["3,3", { formula: "1/0" }],
      ]),
    },
  ],
});

describe("A workbook", () => {
  test("gives its cells with the rows as its program numbers them, dates as dates, formulas as their last result", async () => {
    const [sheet] = await read("book.xlsx", BOOK);
    expect(sheet?.name).toBe("People");
    expect(sheet?.rows.map(({ number, cells }) => [number, ...cells.slice(0, 3)])).toEqual([
      [1, "Code", "From", "Cost"],
      [2, "P1", { date: "2027-01-04" }, 8],
      [4, "P2", 46391, { error: "#N/A" }],
    ]);
    expect(sheet?.rows[2]?.cells[3]).toEqual({ error: "formula" });
  });
});

describe("A CSV file", () => {
  const expected = [
    ["Name", "City"],
    ["Thabo Mokoena", "Orléans"],
  ];
  test.each([
    ["UTF-8 and commas", utf8("Name,City\nThabo Mokoena,Orléans\n")],
    ["a mark in front", utf8("\uFEFFName,City\r\nThabo Mokoena,Orléans\r\n")],
    ["semicolons", utf8("Name;City\nThabo Mokoena;Orléans")],
    ["tabs", utf8("Name\tCity\nThabo Mokoena\tOrléans")],
    ["Windows letters", Uint8Array.from("Name,City\nThabo Mokoena,Orl\xE9ans", (letter) => letter.charCodeAt(0))],
    ["UTF-16", new Uint8Array(Buffer.from("\uFEFFName\tCity\nThabo Mokoena\tOrléans", "utf16le"))],
    ["quotes and a line end within", utf8('Name,City\n"Thabo\nMokoena","Orléans"\n')],
  ])("is read with %s", async (_, bytes) => expect(await textsIn(bytes)).toEqual(expected));

  test("is one sheet called as the file is", async () => {
    expect(await read("Hospitals 2027.csv", utf8("a,b"))).toMatchObject([
      { file: "Hospitals 2027.csv", name: "Hospitals 2027" },
    ]);
  });

  test("keeps its row numbers where lines are empty", async () => {
    const [sheet] = await read("list.csv", utf8("a,b\n\n,\nc,d\n"));
    expect(sheet?.rows.map(({ number }) => number)).toEqual([1, 4]);
  });

  test("loses the apostrophe that an export put before a formula", async () => {
    expect(await textsIn(utf8("'=1+1,'tis\n"))).toEqual([["=1+1", "'tis"]]);
  });
});

describe("Refused in words", () => {
  test("an empty file", async () => expect(await refusalOf(new Uint8Array())).toBe("file/empty"));
  // ASVS V5.2.2
  test("an old .xls file", async () => {
    expect(await refusalOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0))).toBe("file/old-format");
  });
  test("a workbook behind a password", async () => {
    const locked = await writeXlsx({
      sheets: [{ name: "A", rows: [["a"]] }],
      encryption: { password: "x", spinCount: 1000 },
    });
    expect(await refusalOf(locked)).toBe("file/encrypted");
  });
  // ASVS V5.2.2
  test("a picture", async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d);
    expect(await refusalOf(png)).toBe("file/not-a-spreadsheet");
  });
  test("a workbook cut off in the middle", async () => {
    expect(await refusalOf(BOOK.subarray(0, BOOK.length / 2))).toBe("file/not-a-spreadsheet");
  });
  // ASVS V15.2.2
  test("more rows than anyone plans with", async () => {
    expect(await refusalOf(utf8("a,b\n".repeat(MOST_ROWS + 1)))).toBe("file/too-many-rows");
    expect(await refusalOf(utf8("a,b\n".repeat(MOST_ROWS)))).toBe("read");
  });

  const directoryOf = (bytes: Uint8Array) => Buffer.from(bytes).indexOf("PK\x01\x02", 0, "latin1");
  const withDeclaredSize = (size: number) => {
    const bytes = Buffer.from(BOOK);
    bytes.writeUInt32LE(size, directoryOf(bytes) + 24);
    return new Uint8Array(bytes);
  };
  // ASVS V5.2.3
  test("a workbook that declares to fill the memory, without unpacking it", async () => {
    expect(await refusalOf(withDeclaredSize(2_000_000_000))).toBe("file/too-large-unpacked");
  });
  // ASVS V5.2.3
  test("a workbook that hides how large it becomes", async () => {
    expect(await refusalOf(withDeclaredSize(0))).toBe("file/too-large-unpacked");
  });
  test("a workbook that becomes larger than it declares", async () => {
    expect(await refusalOf(withDeclaredSize(1))).toBe("file/not-a-spreadsheet");
  });
  test("two cells at the far corners of a sheet cost nothing", async () => {
    const cells = new Map([["1048575,16383", { value: "far" }]]);
    const far = await writeXlsx({ sheets: [{ name: "A", rows: [["near"]], cells }] });
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    await refusalOf(far);
    expect(process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - before).toBeLessThan(
      300 * 1024 * 1024,
    );
  });

  // ASVS V1.5.2
  test("whatever the bytes, it answers", async () => {
    const altered = fc
      .array(fc.tuple(fc.nat(BOOK.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 })
      .map((changes) => {
        const bytes = BOOK.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(altered, fc.uint8Array({ maxLength: 200 })), async (bytes) => {
        const answer = await readSpreadsheet({ name: "a", bytes });
        expect(isRefusal(answer) || Array.isArray(answer)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
