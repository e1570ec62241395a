import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { ActionBar } from "#app/ui/ActionBar.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import type { WorkbookImport } from "../import.queries.server.ts";

type ImportActsProps = { programme: string; found: Pick<WorkbookImport, "importId" | "state" | "summary"> };

/** What can be done with an import now; what is refused says why. */
export function ImportActs({ programme, found }: ImportActsProps) {
  if (found.state !== "checked") return <WayOn programme={programme} state={found.state} />;
  const { problemCount } = found.summary;
  const mend = href("/programmes/:programme/import/:import/what-to-mend.xlsx", { programme, import: found.importId });
  return (
    <form method="post">
      <ActionBar>
        {problemCount > 0 && (
          <ButtonLink href={mend} download>
            {m.exchange_download_mend()}
          </ButtonLink>
        )}
        <Button
          type="submit"
          name="act"
          value="take"
          kind={problemCount > 0 ? "quiet" : "main"}
          refused={problemCount > 0 ? m.exchange_take_refused() : undefined}
        >
          {m.exchange_take_button()}
        </Button>
        <Button type="submit" name="act" value="abandon" kind="risky">
          {m.exchange_abandon_button()}
        </Button>
      </ActionBar>
      <p>
        <small className="muted">{m.exchange_abandon_note()}</small>
      </p>
    </form>
  );
}

/** Where to go once an import has ended. */
function WayOn({ programme, state }: { programme: string; state: "taken" | "abandoned" }) {
  return (
    <ActionBar>
      {state === "taken" ? (
        <ButtonLink href={href("/programmes/:programme/plans", { programme })}>{m.exchange_to_plans()}</ButtonLink>
      ) : (
        <ButtonLink href={href("/programmes/:programme/import", { programme })}>{m.exchange_to_imports()}</ButtonLink>
      )}
    </ActionBar>
  );
}
