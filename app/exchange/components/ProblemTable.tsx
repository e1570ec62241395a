import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { Pagination } from "#app/ui/Pagination.tsx";
import { numberInWords } from "#app/ui/number-words.ts";
import { placeInWords, problemInWords } from "../problem-words.ts";
import type { Problem } from "../problem.ts";

type ProblemTableProps = {
  problems: Problem[];
  /** Of all pages, and beyond what is listed. */
  total: number;
  page: number;
  pages: number;
};

/** Everything that keeps a workbook from being taken, by its place in the reader's own file. */
export function ProblemTable({ problems, total, page, pages }: ProblemTableProps) {
  if (problems.length === 0) return null;
  const severalFiles = new Set(problems.map(({ file }) => file)).size > 1;
  return (
    <>
      <DataTable
        caption={m.exchange_problems_caption({ count: numberInWords(total) })}
        rows={problems.map((problem, index) => ({ problem, key: String(index) }))}
        rowKey={({ key }) => key}
        narrow="cards"
        columns={[
          {
            key: "place",
            heading: m.exchange_mend_where(),
            cell: ({ problem }) => placeInWords(problem, severalFiles),
          },
          {
            key: "value",
            heading: m.exchange_mend_value(),
            cell: ({ problem }) => problem.value || m.exchange_nothing_there(),
          },
          { key: "mend", heading: m.exchange_mend_what(), cell: ({ problem }) => asSentence(problemInWords(problem)) },
        ]}
      />
      <Pagination page={page} pages={pages} hrefOf={(other) => `?page=${other}`} />
    </>
  );
}

/** In a terminal the words follow the place; here they stand alone. */
function asSentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
