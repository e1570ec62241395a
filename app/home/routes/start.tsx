import { href, redirect } from "react-router";
import { findSignedIn } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import type { Route } from "./+types/start";

/** Leads a person with one programme straight into it. */
export function loader({ context }: Route.LoaderArgs) {
  const programmes = (findSignedIn(context)?.memberships ?? []).map(({ programme }) => programme);
  const [only, ...others] = programmes;
  if (only !== undefined && others.length === 0) {
    throw redirect(href("/programmes/:programme", { programme: only.code }));
  }
  return { programmes: programmes.map(({ code, name }) => ({ code, name })) };
}

export function meta() {
  return [{ title: documentTitle(m.home_programmes_title()) }];
}

export default function Start({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle>{m.home_programmes_title()}</PageTitle>
      {loaderData.programmes.length === 0 && (
        <EmptyState title={m.home_no_programme_title()}>{m.home_no_programme_text()}</EmptyState>
      )}
      <ul>
        {loaderData.programmes.map(({ code, name }) => (
          <li key={code}>
            <a href={href("/programmes/:programme", { programme: code })}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
