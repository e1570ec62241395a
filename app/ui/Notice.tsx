import type { ReactNode } from "react";
import type { Tone } from "./Tag.tsx";

type NoticeProps = {
  tone?: Exclude<Tone, "neutral">;
  title?: ReactNode;
  /** True for what has just happened, so that it is read out at once. */
  live?: boolean;
  children?: ReactNode;
};

/** What happened, or what to know before going on. */
export function Notice({ tone = "info", title, live, children }: NoticeProps) {
  return (
    <div className={`notice ${tone}`} role={live ? "status" : undefined}>
      {title && <h2>{title}</h2>}
      {children && <div>{children}</div>}
    </div>
  );
}
