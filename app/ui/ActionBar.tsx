import type { ReactNode } from "react";

/** The acts of a page or form, the main one first. Not printed. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>;
}
