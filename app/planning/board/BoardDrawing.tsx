import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { boardQuery, type BoardAddress } from "./board-address.ts";
import type { Board, BoardHospital, BoardPost } from "./board-data.ts";
import { rowOf } from "./board-layout.ts";
import { weeksOf } from "./board-view.ts";
import { BoardHead, HospitalLine } from "./BoardHead.tsx";
import { BoardRow } from "./BoardRow.tsx";
import type { Scale } from "./scale.ts";

export type BoardDrawingProps = { board: Board; scale: Scale; address: BoardAddress; currency: string };

/** The planning board: posts by hospital in rows, weeks across, visits as bars. Each bar is a link that selects its visit.
 *  Labels are HTML beside one drawing per row, so that they stay in sight when it scrolls and pages break between rows. */
export function BoardDrawing({ board, scale, address, currency }: BoardDrawingProps) {
  if (board.hospitals.length === 0)
    return <EmptyState title={m.planning_board_empty_title()}>{m.planning_board_empty_text()}</EmptyState>;
  return (
    <div className="board" role="region" aria-label={m.planning_board_region()} tabIndex={0}>
      <BoardHead board={board} scale={scale} currency={currency} />
      {board.hospitals.map((hospital) => (
        <Hospital key={hospital.id} hospital={hospital} board={board} scale={scale} address={address} />
      ))}
    </div>
  );
}

type HospitalProps = { hospital: BoardHospital; board: Board; scale: Scale; address: BoardAddress };

function Hospital({ hospital, board, scale, address }: HospitalProps) {
  return (
    <section className="board-hospital" aria-labelledby={`h-${hospital.id}`}>
      <HospitalLine hospital={hospital} board={board} scale={scale} />
      {hospital.posts.map((post) => (
        <div className="board-row" key={post.id} data-post={post.id}>
          <RowLabel post={post} address={address} />
          <BoardRow
            post={post}
            row={rowOf(post, scale)}
            board={{ ...board, scale, address }}
            country={hospital.country}
          />
        </div>
      ))}
    </section>
  );
}

function RowLabel({ post, address }: { post: BoardPost; address: BoardAddress }) {
  const { covered, wanted } = weeksOf(post);
  return (
    <div className="board-label">
      <a href={`${boardQuery(address, { post: post.id, visit: null })}#selected`} title={`${post.title} (${post.id})`}>
        {post.title}
      </a>
      {post.number !== null && <span className="board-number">{post.number}</span>}
      <span>
        {covered}/{wanted}
      </span>
    </div>
  );
}
