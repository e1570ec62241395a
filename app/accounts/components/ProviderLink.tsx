import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";

/** The way to signing in at one's organisation.
 *  @param to the page that the person wanted */
export function ProviderLink({ to }: { to: string }) {
  const way = href("/sign-in/organisation");
  return (
    <a href={to === "/" ? way : `${way}?${new URLSearchParams({ to }).toString()}`}>{m.accounts_provider_link()}</a>
  );
}
