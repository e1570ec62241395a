import { m } from "#app/paraglide/messages.js";
import { Details } from "#app/ui/Details.tsx";
import { noticeInWords, placeInWords } from "../problem-words.ts";
import type { Notice } from "../problem.ts";

/** How many notices are shown; the others say the same of other rows. */
const MOST_SHOWN = 100;

/** What was left out of a workbook or read in a way its writer should know. */
export function NoticeList({ notices }: { notices: Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <Details summary={m.exchange_notices_title({ notices: notices.length })} open={notices.length <= 5}>
      <ul>
        {notices.slice(0, MOST_SHOWN).map((notice, index) => (
          <li key={index}>
            {m.exchange_problem_sentence({ place: placeInWords(notice), problem: noticeInWords(notice) })}
          </li>
        ))}
      </ul>
    </Details>
  );
}
