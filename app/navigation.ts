import { href } from "react-router";
import type { Role } from "#app/accounts/policy.ts";
import { mayOpen } from "#app/accounts/policy-decisions.ts";
import { m } from "#app/paraglide/messages.js";
import type { NavigationItem } from "#app/ui/PageShell.tsx";

/** The pages at the top of every page of a programme, as far as they are open to a role.
 *  @param pathname the address of the page that is shown, which is marked */
export function programmeNavigation(
  { code: programme, role }: { code: string; role: Role },
  pathname: string,
): NavigationItem[] {
  const start = href("/programmes/:programme", { programme });
  const within = (...paths: string[]) => paths.some((path) => isWithin(pathname, `${start}/${path}`));
  const items = [
    { label: m.home_navigation_start(), href: start, current: isSame(pathname, start) },
    { label: m.home_navigation_professionals(), href: `${start}/professionals`, current: within("professionals") },
    { label: m.home_navigation_requests(), href: `${start}/requests`, current: within("requests") },
    { label: m.home_navigation_hospitals(), href: `${start}/hospitals`, current: within("hospitals") },
    { label: m.home_navigation_plans(), href: `${start}/plans`, current: within("plans", "runs") },
    { label: m.home_navigation_import(), href: `${start}/import`, current: within("import", "imports") },
    { label: m.home_navigation_settings(), href: `${start}/periods`, current: within("periods", "waves", "costs") },
    {
      label: m.rights_requests_title(),
      href: `${start}/personal-requests`,
      current: within("personal-requests", "retention"),
    },
    { label: m.rights_my_data_title(), href: `${start}/my-data`, current: within("my-data") },
    { label: m.home_navigation_members(), href: `${start}/members`, current: within("members") },
  ];
  const patternOf = (address: string) => `/programmes/:programme${address.slice(start.length)}`;
  // The office may open the page too, to see what people see, but nothing of it is about them.
  if (role === "professional")
    items.push({ label: m.home_navigation_my_consent(), href: `${start}/my-consent`, current: within("my-consent") });
  return items.filter((item) => mayOpen(role, patternOf(item.href), "GET"));
}

function isSame(pathname: string, path: string): boolean {
  return pathname === path || pathname === `${path}/`;
}

function isWithin(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(`${path}/`);
}
