import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";

export type NavigationItem = { label: string; href: string; current?: boolean };

type PageShellProps = {
  product: { name: string; href: string };
  navigation: NavigationItem[];
  /** Who is signed in, and the way out. */
  account?: ReactNode;
  /** The language switch. */
  languages?: ReactNode;
  footer?: ReactNode;
  /** Lets the page use the whole width: boards and wide tables. */
  wide?: boolean;
  children: ReactNode;
};

/** The frame of every page: skip link, header, navigation, main content, footer. */
export function PageShell(props: PageShellProps) {
  return (
    <div className={props.wide ? "wide" : undefined}>
      <a className="skip" href="#content">
        {m.ui_skip_to_content()}
      </a>
      <header className="masthead">
        <div className="bar">
          <a className="product" href={props.product.href}>
            {props.product.name}
          </a>
          {props.navigation.length > 0 && <MainNavigation items={props.navigation} />}
          <div className="corner">
            {props.languages}
            {props.account}
          </div>
        </div>
      </header>
      <main className="page" id="content" tabIndex={-1}>
        {props.children}
      </main>
      {props.footer && <footer className="foot">{props.footer}</footer>}
    </div>
  );
}

function MainNavigation({ items }: { items: NavigationItem[] }) {
  return (
    <nav aria-label={m.ui_main_navigation()}>
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
