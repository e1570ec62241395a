const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/** A file to save, never kept by what stands between.
 *  @param name plain letters, digits and dashes, ending in .xlsx or .csv */
export function workbookResponse(name: string, bytes: Uint8Array): Response {
  const ending = name.endsWith(".csv") ? "csv" : "xlsx";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": TYPES[ending],
      "content-disposition": `attachment; filename="${name.replace(/[^\w.-]+/g, "-")}"`,
      "cache-control": "no-store",
    },
  });
}
