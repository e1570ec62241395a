import type { ReactNode } from "react";
import { standingOf, visitsIn } from "./board-edit.ts";
import { boardOf } from "./board-view.ts";
import { BoardDrawing } from "./BoardDrawing.tsx";
import { BoardFigures } from "./BoardFigures.tsx";
import { BoardLegend } from "./BoardLegend.tsx";
import { BoardTable } from "./BoardTable.tsx";
import type { BoardAddress } from "./board-address.ts";
import type { BoardData } from "./board-data.ts";
import type { Scale } from "./scale.ts";

type FixedBoardProps = {
  data: BoardData;
  bound: number;
  address: BoardAddress;
  scale: Scale;
  reasons?: ReactNode;
  questions?: ReactNode;
};

/** The board of a plan that is not changed here, as a drawing or as a table, with its figures. */
export function FixedBoard({ data, bound, address, scale, reasons, questions }: FixedBoardProps) {
  const standing = standingOf(data.input, data.visits);
  const board = boardOf(data, address, visitsIn(standing.breaches, data.visits));
  return (
    <>
      <BoardFigures input={data.input} standing={standing} bound={bound} />
      {address.view === "table" ? (
        <BoardTable board={board} data={data} address={address} />
      ) : (
        <>
          <BoardDrawing board={board} scale={scale} address={address} currency={data.input.currency} />
          <BoardLegend />
        </>
      )}
      <div id="selected" tabIndex={-1} className={reasons ? "beside" : undefined}>
        {reasons}
      </div>
      {questions}
    </>
  );
}
