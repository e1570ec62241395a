import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { ButtonLink } from "#app/ui/Button.tsx";

type SecondFactorSectionProps = {
  hasFactor: boolean;
  /** Recovery codes that are left. */
  codesLeft: number;
  /** Why none is asked for although the role would need one. */
  isDemonstration: boolean;
};

/** What the page of an account says about its second factor. */
export function SecondFactorSection({ hasFactor, codesLeft, isDemonstration }: SecondFactorSectionProps) {
  return (
    <section>
      <h2>{m.accounts_factor_title()}</h2>
      <p>{hasFactor ? m.accounts_factor_on({ codes: codesLeft }) : m.accounts_factor_off()}</p>
      {isDemonstration && !hasFactor && <p>{m.accounts_factor_demonstration()}</p>}
      <ButtonLink kind="quiet" href={href("/account/second-factor")}>
        {hasFactor ? m.accounts_factor_change_link() : m.accounts_factor_set_up_link()}
      </ButtonLink>
    </section>
  );
}
