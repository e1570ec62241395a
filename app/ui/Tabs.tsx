/** Views of one thing, each with its own address. */
export function Tabs({ label, items }: { label: string; items: { label: string; href: string; current?: boolean }[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? "page" : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
