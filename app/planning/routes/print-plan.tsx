import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { documentTitle } from "#app/ui/document-title.ts";
import { firstWeekOf, readBoardAddress } from "../board/board-address.ts";
import { getBoardData } from "../board/board-data.server.ts";
import { boardOf } from "../board/board-view.ts";
import { BoardTable } from "../board/BoardTable.tsx";
import { FixedBoard } from "../board/FixedBoard.tsx";
import { scaleOf } from "../board/scale.ts";
import { PlanHeading } from "../components/PlanHeading.tsx";
import { planOr404 } from "../plan-or-404.server.ts";
import "../board/board.css";
import type { Route } from "./+types/print-plan";

export const handle = { wide: true };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  const address = readBoardAddress(new URL(request.url).searchParams);
  return await inViewersProgramme(context, async (transaction) => {
    const plan = await planOr404(transaction, params.plan);
    return { programme, plan, address, board: await getBoardData(transaction, plan) };
  });
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: documentTitle(m.planning_print_title(), loaderData?.plan.name) }];
}

/** The whole plan on paper: figures, board, and the same as a table. */
export default function PrintPlan({ loaderData: { programme, plan, address, board } }: Route.ComponentProps) {
  const { startsOn, weeks } = board.input;
  const scale = scaleOf(address.zoom, firstWeekOf(address, startsOn), weeks);
  return (
    <>
      <PlanHeading plan={plan} programme={programme.code} />
      <p className="screen-only">{m.planning_print_hint()}</p>
      <FixedBoard data={board} bound={plan.bound} address={address} scale={scale} />
      <BoardTable board={boardOf(board, address)} data={board} address={address} />
    </>
  );
}
