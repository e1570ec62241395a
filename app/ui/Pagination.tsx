import { m } from "#app/paraglide/messages.js";

type PaginationProps = {
  /** From 1. */
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
};

/** Links to the other pages of a list: the first, the last, and those beside this one. Nothing for a single page. */
export function Pagination({ page, pages, hrefOf }: PaginationProps) {
  if (pages < 2) return null;
  return (
    <nav className="pages" aria-label={m.ui_pages()}>
      <ul>
        {page > 1 && (
          <li>
            <a rel="prev" href={hrefOf(page - 1)}>
              {m.ui_previous_page()}
            </a>
          </li>
        )}
        {pagesToShow(page, pages).map((shown, index, all) => (
          <li key={shown}>
            {shown > (all[index - 1] ?? 0) + 1 && <span aria-hidden="true">…</span>}
            <a
              href={hrefOf(shown)}
              aria-label={m.ui_page_number({ page: shown })}
              aria-current={shown === page ? "page" : undefined}
            >
              {shown}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a rel="next" href={hrefOf(page + 1)}>
              {m.ui_next_page()}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** The page numbers worth a link: first, last, and one on each side of the present one. */
export function pagesToShow(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  return [...new Set(wanted)].sort((one, other) => one - other);
}
