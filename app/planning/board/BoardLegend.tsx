import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";

/** What the bars, patterns and bands of the board mean. It stands below the board, whose patterns it borrows. */
export function BoardLegend() {
  return (
    <ul className="legend" aria-label={m.planning_board_legend()}>
      <Entry words={m.planning_legend_draft()} className="draft" />
      <Entry words={m.planning_legend_pinned()} className="draft pinned" sign="◆" />
      <Entry words={m.planning_legend_agreed()} className="agreed" sign="✓" />
      <Entry words={m.planning_legend_broken()} className="draft broken" sign="!" />
      <Entry words={m.planning_legend_hand_over()} className="draft">
        <path className="hand-over" d="M15 4h15v16h-15z" />
      </Entry>
      <Entry words={m.planning_legend_gap()} className="gap" />
      <Sample words={m.planning_legend_closed()} className="closed" />
      <Sample words={m.planning_legend_wave()} className="wave" />
      <Sample words={m.planning_legend_induction()} className="induction" />
    </ul>
  );
}

type EntryProps = { words: string; className: string; sign?: string; children?: ReactNode };

function Entry({ words, className, sign, children }: EntryProps) {
  return (
    <li>
      <svg width="34" height="24" viewBox="0 0 34 24" aria-hidden="true">
        <g className={className}>
          <rect x="2" y="3" width="30" height="18" rx="3" />
          {children}
          {sign && (
            <text x="12" y="17">
              {sign}
            </text>
          )}
        </g>
      </svg>
      {words}
    </li>
  );
}

function Sample({ words, className }: EntryProps) {
  return (
    <li>
      <svg width="34" height="24" viewBox="0 0 34 24" aria-hidden="true">
        <path className={className} d="M2 0h30v24h-30z" />
      </svg>
      {words}
    </li>
  );
}
