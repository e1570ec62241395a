import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { levelInWords } from "#app/programme/level-words.ts";
import { nameOf, type Names } from "#app/programme/reference.ts";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { weeksInWords } from "#app/ui/duration-words.ts";
import type { FloorEntry, TeamEntry } from "../request.ts";
import type { Request } from "../request.queries.server.ts";

type RequestFactsProps = {
  request: Request;
  names: Names;
  programme: string;
  /** The floors that the request counts towards, and the team it is served with. */
  shared: { floors: FloorEntry[]; team: TeamEntry | undefined };
};

/** What a hospital asks for. */
export function RequestFacts({ request, names, programme, shared: { floors, team } }: RequestFactsProps) {
  const { code, facilityCode, facilityName, district, specialtyCode, level, languageCode } = request;
  const others = (team?.requestCodes ?? []).filter((other) => other !== code);
  return (
    <section>
      <h2>{m.needs_facts()}</h2>
      <KeyValues
        items={[
          {
            label: m.needs_hospital(),
            value: (
              <>
                <a href={href("/programmes/:programme/hospitals/:hospital", { programme, hospital: facilityCode })}>
                  {facilityName}
                </a>
                , {district}
              </>
            ),
          },
          { label: m.needs_specialty(), value: nameOf(names.specialties, specialtyCode) },
          { label: m.needs_least_level(), value: levelInWords(level) },
          { label: m.needs_language(), value: nameOf(names.languages, languageCode) },
          { label: m.needs_visitors(), value: request.visitors },
          { label: m.needs_weight(), value: m.needs_weight_of({ weight: request.weight }) },
          { label: m.needs_learners(), value: request.learners },
          { label: m.needs_hand_over(), value: request.handOver ? m.needs_hand_over_yes() : m.needs_hand_over_no() },
          {
            label: m.needs_team(),
            value: team ? <Team code={team.code} others={others} programme={programme} /> : null,
          },
          { label: m.needs_floors(), value: floors.length > 0 ? <Floors floors={floors} /> : null },
        ]}
      />
    </section>
  );
}

function Team({ code, others, programme }: { code: string; others: string[]; programme: string }) {
  return (
    <>
      {m.needs_team_with({ code })}{" "}
      {others.map((other, index) => (
        <span key={other}>
          {index > 0 && ", "}
          <a href={href("/programmes/:programme/requests/:request", { programme, request: other })}>{other}</a>
        </span>
      ))}
    </>
  );
}

function Floors({ floors }: { floors: FloorEntry[] }) {
  return (
    <ul>
      {floors.map(({ name, weeks, requestCodes }) => (
        <li key={name}>{m.needs_floor({ name, weeks: weeksInWords(weeks), requests: requestCodes.length })}</li>
      ))}
    </ul>
  );
}
