import { m } from "#app/paraglide/messages.js";
import { ButtonLink } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";

type NothingYetProps = {
  /** What belongs here, and what it is for. */
  title: string;
  text: string;
  programme: string;
};

/** Stands where a list of the programme would, and leads to the import that fills it. */
export function NothingYet({ title, text, programme }: NothingYetProps) {
  return (
    <EmptyState
      title={title}
      action={<ButtonLink href={`/programmes/${programme}/import`}>{m.programme_import_link()}</ButtonLink>}
    >
      {text}
    </EmptyState>
  );
}
