import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { ButtonLink } from "#app/ui/Button.tsx";

/** The way to signing in by a passkey.
 *  @param to the page that the person wanted */
export function PasskeyLink({ to }: { to: string }) {
  const way = href("/sign-in/passkey");
  return (
    <a href={to === "/" ? way : `${way}?${new URLSearchParams({ to }).toString()}`}>{m.accounts_passkey_link()}</a>
  );
}

/** What the page of an account says about passkeys. */
export function PasskeySection() {
  return (
    <section>
      <h2>{m.accounts_passkeys_title()}</h2>
      <p>{m.accounts_passkeys_lead()}</p>
      <ButtonLink kind="quiet" href={href("/account/passkeys")}>
        {m.accounts_passkeys_link()}
      </ButtonLink>
    </section>
  );
}
