import { useId, type AnchorHTMLAttributes, type ButtonHTMLAttributes, type ReactNode } from "react";

/** main: the one thing to do here. quiet: other acts. risky: what takes something away. plain: looks like a link. */
export type ButtonKind = "main" | "quiet" | "risky" | "plain";

type Look = { kind?: ButtonKind; compact?: boolean };

type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** Why the act is refused now. The button is then shown disabled, with this reason beside it. */
    refused?: ReactNode;
  };

export function Button({ kind = "main", compact, refused, children, ...rest }: ButtonProps) {
  if (refused) return <RefusedButton look={lookOf(kind, compact)} label={children} reason={refused} />;
  return (
    <button type="submit" className={lookOf(kind, compact)} {...rest}>
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  kind = "main",
  compact,
  children,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a className={lookOf(kind, compact)} {...rest}>
      {children}
    </a>
  );
}

type RefusedButtonProps = { look: string; label: ReactNode; reason: ReactNode };

/** Stays focusable, so that a screen reader reads the reason, and of type "button", so that it sends nothing. */
function RefusedButton({ look, label, reason }: RefusedButtonProps) {
  const id = useId();
  return (
    <span>
      <button type="button" className={look} aria-disabled="true" aria-describedby={id}>
        {label}
      </button>{" "}
      <small className="muted" id={id}>
        {reason}
      </small>
    </span>
  );
}

function lookOf(kind: ButtonKind, compact: boolean | undefined): string {
  return ["button", kind === "main" ? "" : kind, compact ? "compact" : ""].filter(Boolean).join(" ");
}
