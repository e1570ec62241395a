import type { ReactNode } from "react";

type EmptyStateProps = {
  /** What belongs here. */
  title: ReactNode;
  /** How to begin. */
  children?: ReactNode;
  /** The button or link that begins. */
  action?: ReactNode;
};

/** Stands where a list would, when there is nothing in it yet. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
