import { m } from "#app/paraglide/messages.js";
import { DataTable, type Column } from "#app/ui/DataTable.tsx";
import { costOf } from "../model/visit.ts";
import { boardQuery, type BoardAddress } from "./board-address.ts";
import type { Board, BoardData, BoardHospital, BoardPost, BoardVisit } from "./board-data.ts";
import { weeksOf } from "./board-view.ts";
import { moneyInWords, numberInWords } from "#app/ui/number-words.ts";
import { notesOnVisit, postInWords } from "./visit-words.ts";
import { weeksInWords } from "./week-words.ts";

type BoardTableProps = { board: Board; data: BoardData; address: BoardAddress };
type VisitRow = { visit: BoardVisit; post: BoardPost; hospital: BoardHospital; costCents: number };
type PostRow = { post: BoardPost; hospital: BoardHospital };

/** The board in words: every visit it shows, then every post with its wanted weeks. Shows the whole programme, whatever the zoom. */
export function BoardTable({ board, data, address }: BoardTableProps) {
  const posts = board.hospitals.flatMap((hospital) => hospital.posts.map((post) => ({ post, hospital })));
  const visits = posts
    .flatMap(({ post, hospital }) =>
      post.visits.map((visit) => ({ visit, post, hospital, costCents: costOf(data.input, visit) })),
    )
    .sort((one, other) => one.visit.start - other.visit.start);
  const { currency } = data.input;
  return (
    <>
      <DataTable
        caption={m.planning_table_caption()}
        narrow="cards"
        rows={visits}
        rowKey={({ visit }) => visit.id}
        isCurrent={({ visit }) => visit.id === address.visit}
        columns={visitColumns(board, address, currency)}
        totals={[
          m.planning_table_all({ count: visits.length }),
          "",
          "",
          "",
          numberInWords(visits.reduce((sum, { visit }) => sum + visit.weeks, 0)),
          moneyInWords(
            visits.reduce((sum, { costCents }) => sum + costCents, 0),
            currency,
          ),
          "",
        ]}
      />
      <DataTable
        caption={m.planning_gaps_caption()}
        rows={posts}
        rowKey={({ post }) => post.id}
        isCurrent={({ post }) => post.id === address.post}
        columns={postColumns(board, address)}
      />
    </>
  );
}

function visitColumns({ startsOn }: Board, address: BoardAddress, currency: string): Column<VisitRow>[] {
  return [
    {
      key: "person",
      heading: m.planning_table_person(),
      cell: ({ visit }) => (
        <a href={`${boardQuery(address, { visit: visit.id, post: null })}#selected`}>{visit.name}</a>
      ),
    },
    { key: "hospital", heading: m.planning_table_hospital(), cell: ({ hospital }) => hospital.name },
    { key: "post", heading: m.planning_table_post(), cell: ({ post }) => postInWords(post) },
    { key: "when", heading: m.planning_table_when(), cell: ({ visit }) => weeksInWords(startsOn, visit) },
    { key: "weeks", heading: m.planning_table_weeks(), number: true, cell: ({ visit }) => visit.weeks },
    {
      key: "cost",
      heading: m.planning_table_cost(),
      number: true,
      cell: ({ costCents }) => moneyInWords(costCents, currency),
    },
    { key: "notes", heading: m.planning_table_notes(), cell: ({ visit }) => notesOnVisit(visit, startsOn) },
  ];
}

function postColumns(board: Board, address: BoardAddress): Column<PostRow>[] {
  return [
    {
      key: "post",
      heading: m.planning_table_post(),
      cell: ({ post }) => (
        <a href={`${boardQuery(address, { post: post.id, visit: null })}#selected`}>{postInWords(post)}</a>
      ),
    },
    { key: "hospital", heading: m.planning_table_hospital(), cell: ({ hospital }) => hospital.name },
    ...board.blocks.map((_, block) => ({
      key: `block-${block}`,
      heading: m.planning_block_short({ number: block + 1 }),
      number: true,
      cell: ({ post }: PostRow) => `${post.blocks[block]?.served ?? 0}/${post.blocks[block]?.wanted ?? 0}`,
    })),
    {
      key: "covered",
      heading: m.planning_gaps_all(),
      number: true,
      cell: ({ post }) => `${weeksOf(post).covered}/${weeksOf(post).wanted}`,
    },
  ];
}
