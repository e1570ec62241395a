import type { ReactNode } from "react";

export type Tone = "neutral" | "info" | "good" | "warning" | "danger";

/** A status in a word. The word carries the meaning; the colour only helps. */
export function Tag({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === "neutral" ? "tag" : `tag ${tone}`}>{children}</span>;
}
