import { useId, type ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";

export type Column<Row> = {
  key: string;
  heading: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Aligns to the right, in figures of equal width. */
  number?: boolean;
  /** The address that sorts by this column, and how the table is sorted by it now. */
  sort?: { href: string; direction?: "ascending" | "descending" | undefined };
};

type DataTableProps<Row> = {
  caption: ReactNode;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** The row that the page is about now. */
  isCurrent?: (row: Row) => boolean;
  /** cards: every row becomes a block below 40 rem. scroll (default): the table scrolls inside itself. */
  narrow?: "scroll" | "cards";
  /** A last row of totals, one cell a column. */
  totals?: ReactNode[];
};

/** A table of records; the first column names the row. Show an EmptyState instead when there are no rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, narrow = "scroll", totals } = props;
  const captionId = useId();
  return (
    <div
      className={narrow === "cards" ? "scroll cards" : "scroll"}
      role="region"
      aria-labelledby={captionId}
      tabIndex={0}
    >
      {/* The roles keep it a table for screen readers where it is drawn as cards. */}
      <table role={narrow === "cards" ? "table" : undefined}>
        <caption id={captionId}>{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.rowKey(row)} aria-current={props.isCurrent?.(row) ? true : undefined}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} row={row} first={index === 0} labelled={narrow === "cards"} />
              ))}
            </tr>
          ))}
        </tbody>
        {totals && <Totals columns={columns} cells={totals} />}
      </table>
    </div>
  );
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column;
  return (
    <th
      scope="col"
      className={column.number ? "number" : undefined}
      aria-sort={sort ? (sort.direction ?? "none") : undefined}
    >
      {sort ? (
        <a href={sort.href}>
          {column.heading} {sort.direction && <span aria-hidden="true">{ARROWS[sort.direction]}</span>}
          {!sort.direction && <span className="hidden-text">{m.ui_sort_by()}</span>}
        </a>
      ) : (
        column.heading
      )}
    </th>
  );
}

const ARROWS = { ascending: "▲", descending: "▼" };

type CellProps<Row> = { column: Column<Row>; row: Row; first: boolean; labelled: boolean };

function Cell<Row>({ column, row, first, labelled }: CellProps<Row>) {
  const className = column.number ? "number" : undefined;
  if (first)
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    );
  const label = labelled && typeof column.heading === "string" ? column.heading : undefined;
  return (
    <td className={className} data-label={label}>
      {column.cell(row)}
    </td>
  );
}

function Totals<Row>({ columns, cells }: { columns: Column<Row>[]; cells: ReactNode[] }) {
  return (
    <tfoot>
      <tr>
        {columns.map((column, index) => {
          const className = column.number ? "number" : undefined;
          return index === 0 ? (
            <th key={column.key} scope="row" className={className}>
              {cells[index]}
            </th>
          ) : (
            <td key={column.key} className={className}>
              {cells[index]}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
