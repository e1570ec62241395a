import { m } from "#app/paraglide/messages.js";

type Crumb = { label: string; href: string };

/** The pages above this one, outermost first; the page itself is not among them. */
export function Breadcrumbs({ items }: { items: Crumb[] }) {
  return (
    <nav className="crumbs" aria-label={m.ui_breadcrumbs()}>
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
