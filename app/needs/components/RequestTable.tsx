import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { blockCount, type PeriodFrame } from "#app/programme/period.ts";
import { nameOf, type Names } from "#app/programme/reference.ts";
import { type Column, DataTable } from "#app/ui/DataTable.tsx";
import { numberInWords } from "#app/ui/number-words.ts";
import type { Request } from "../request.queries.server.ts";
import { weeksOfAllVisitors } from "../request.ts";

type RequestTableProps = { requests: Request[]; names: Names; period: PeriodFrame; programme: string };

/** Requests by hospital, with the weeks that each wants in every quarter of a period. */
export function RequestTable({ requests, names, period, programme }: RequestTableProps) {
  const blocks = Array.from({ length: blockCount(period) }, (_, block) => block);
  const facts: Column<Request>[] = [
    {
      key: "code",
      heading: m.needs_request(),
      cell: ({ code }) => (
        <a href={href("/programmes/:programme/requests/:request", { programme, request: code })}>{code}</a>
      ),
    },
    { key: "hospital", heading: m.needs_hospital(), cell: ({ facilityName }) => facilityName },
    { key: "specialty", heading: m.needs_specialty(), cell: (row) => nameOf(names.specialties, row.specialtyCode) },
    { key: "level", heading: m.needs_level(), cell: ({ level }) => level, number: true },
    { key: "visitors", heading: m.needs_visitors(), cell: ({ visitors }) => visitors, number: true },
    { key: "weight", heading: m.needs_weight(), cell: ({ weight }) => weight, number: true },
  ];
  const weeks: Column<Request>[] = blocks.map((block) => ({
    key: `weeks ${block}`,
    heading: m.needs_quarter_short({ number: block + 1 }),
    cell: (request) => weeksOfAllVisitors(request)[block],
    number: true,
  }));
  const inBlock = (block: number) =>
    requests.reduce((sum, request) => sum + (weeksOfAllVisitors(request)[block] ?? 0), 0);
  return (
    <DataTable
      caption={m.needs_requests_caption({ count: requests.length, period: period.name })}
      rows={requests}
      rowKey={({ code }) => code}
      narrow="cards"
      columns={[...facts, ...weeks]}
      totals={[
        m.needs_total_weeks(),
        ...facts.slice(1).map(() => null),
        ...blocks.map((block) => numberInWords(inBlock(block))),
      ]}
    />
  );
}
