import type { ReactNode } from "react";
import { Tag, type Tone } from "./Tag.tsx";

type PageTitleProps = {
  children: ReactNode;
  status?: { label: string; tone?: Tone } | undefined;
  /** One sentence below the title: the next step and who acts. */
  lead?: ReactNode;
};

/** The one h1 of a page, with its status in a word. */
export function PageTitle({ children, status, lead }: PageTitleProps) {
  return (
    <div className="page-title">
      <h1>{children}</h1>
      {status && <Tag tone={status.tone ?? "neutral"}>{status.label}</Tag>}
      {lead && <p>{lead}</p>}
    </div>
  );
}
