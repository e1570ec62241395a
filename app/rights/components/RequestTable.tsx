import { Form, href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { type Column, DataTable } from "#app/ui/DataTable.tsx";
import { dayInWords, instantInWords } from "#app/ui/date-words.ts";
import type { PersonalRequest } from "../personal-request.ts";
import { daysLeftInWords, requestInWords, requestStateInWords } from "../request-words.ts";

type OwnRequestsProps = { requests: PersonalRequest[]; timeZone: string };

/** What somebody asked about their own data, and what came of it. */
export function OwnRequests({ requests, timeZone }: OwnRequestsProps) {
  return (
    <DataTable
      caption={m.rights_own_requests_caption()}
      rows={requests}
      rowKey={({ personalRequestId }) => personalRequestId}
      narrow="cards"
      columns={[
        { key: "what", heading: m.rights_requests_what(), cell: requestInWords },
        ...courseColumns(timeZone),
        { key: "words", heading: m.rights_label_words(), cell: ({ words }) => words },
        { key: "answer", heading: m.rights_label_answer(), cell: ({ answer }) => answer },
        {
          key: "acts",
          heading: m.rights_requests_acts(),
          cell: ({ state, personalRequestId }) =>
            state === "open" && (
              <Form method="post">
                <input type="hidden" name="id" value={personalRequestId} />
                <Button kind="plain" name="act" value="take-back">
                  {m.rights_take_back()}
                </Button>
              </Form>
            ),
        },
      ]}
    />
  );
}

type RequestTableProps = OwnRequestsProps & { caption: string; programme: string };

/** Requests of persons as the office sees them. */
export function RequestTable({ requests, timeZone, caption, programme }: RequestTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={requests}
      rowKey={({ personalRequestId }) => personalRequestId}
      narrow="cards"
      columns={[
        {
          key: "what",
          heading: m.rights_requests_what(),
          cell: (request) => (
            <a
              href={href("/programmes/:programme/personal-requests/:personalRequest", {
                programme,
                personalRequest: request.personalRequestId,
              })}
            >
              {requestInWords(request)}
            </a>
          ),
        },
        { key: "who", heading: m.rights_requests_who(), cell: ({ name }) => name ?? m.rights_nobody() },
        ...courseColumns(timeZone),
      ]}
    />
  );
}

function courseColumns(timeZone: string): Column<PersonalRequest>[] {
  return [
    {
      key: "asked",
      heading: m.rights_label_asked_at(),
      cell: ({ askedAt }) => instantInWords(new Date(askedAt), timeZone),
    },
    { key: "state", heading: m.rights_label_state(), cell: ({ state }) => requestStateInWords(state) },
    {
      key: "due",
      heading: m.rights_label_due_on(),
      cell: ({ state, dueOn, daysLeft }) =>
        state === "open" ? `${dayInWords(dueOn)} (${daysLeftInWords(daysLeft)})` : null,
    },
  ];
}
