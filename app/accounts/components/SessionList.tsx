import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { DataTable } from "#app/ui/DataTable.tsx";
import { instantInWords } from "#app/ui/date-words.ts";
import type { Session } from "../session.queries.server.ts";

type SessionListProps = {
  sessions: Session[];
  /** The session of the browser that shows this. */
  currentId: string;
  timeZone: string;
};

/** The browsers in which somebody is signed in, each with the means to sign it out. */
export function SessionList({ sessions, currentId, timeZone }: SessionListProps) {
  const time = (at: Date) => instantInWords(at, timeZone);
  return (
    <section>
      <h2>{m.accounts_sessions_title()}</h2>
      <p>{m.accounts_sessions_lead({ timeZone })}</p>
      <DataTable
        caption={m.accounts_sessions_caption()}
        rows={sessions}
        rowKey={({ sessionId }) => sessionId}
        isCurrent={({ sessionId }) => sessionId === currentId}
        narrow="cards"
        columns={[
          { key: "browser", heading: m.accounts_sessions_browser(), cell: ({ browser }) => browserInWords(browser) },
          { key: "started", heading: m.accounts_sessions_started(), cell: ({ startedAt }) => time(startedAt) },
          { key: "seen", heading: m.accounts_sessions_seen(), cell: ({ seenAt }) => time(seenAt) },
          {
            key: "end",
            heading: m.accounts_sessions_end(),
            cell: (session) =>
              session.sessionId === currentId ? m.accounts_sessions_this() : <EndSession session={session} />,
          },
        ]}
      />
      {sessions.length > 1 && (
        <Form method="post">
          <Button kind="risky" name="act" value="end-other-sessions">
            {m.accounts_sessions_end_others()}
          </Button>
        </Form>
      )}
    </section>
  );
}

function EndSession({ session: { sessionId, browser } }: { session: Session }) {
  return (
    <Form method="post">
      <input type="hidden" name="session" value={sessionId} />
      <Button kind="quiet" compact name="act" value="end-session">
        {m.accounts_sessions_end_one()} <span className="hidden-text">{browserInWords(browser)}</span>
      </Button>
    </Form>
  );
}

function browserInWords(family: string): string {
  const [browser, system] = family.split("/");
  return browser && system ? m.accounts_browser({ browser, system }) : m.accounts_browser_unknown();
}
