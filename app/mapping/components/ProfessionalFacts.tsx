import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { levelInWords } from "#app/programme/level-words.ts";
import { nameOf, type Names } from "#app/programme/reference.ts";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { weeksInWords } from "#app/ui/duration-words.ts";
import { moneyInWords } from "#app/ui/number-words.ts";
import type { SeenProfessional } from "../professional.queries.server.ts";
import { residenceInWords, rightToReturnInWords, visitLengthInWords } from "../professional-words.ts";

type ProfessionalFactsProps = {
  professional: SeenProfessional;
  /** The fields that the reader's role shows; the others are left out. */
  sees: ReadonlySet<string>;
  names: Names;
  money: { currency: string; programme: string };
};

/** What a professional said about practice, visits and wishes. */
export function ProfessionalFacts({ professional, sees, names, money }: ProfessionalFactsProps) {
  const { visitsPerYear, restWeeks, languages, alsoServes, originCountry, travelCents } = professional;
  const told = <Item,>(field: string, ...items: Item[]) => (sees.has(field) ? items : []);
  const hospitals = (codes: string[]) => <Hospitals codes={codes} names={names} programme={money.programme} />;
  return (
    <section>
      <h2>{m.mapping_facts()}</h2>
      <KeyValues
        items={[
          { label: m.mapping_code(), value: professional.code },
          { label: m.mapping_specialties(), value: <Specialties professional={professional} names={names} /> },
          { label: m.mapping_languages(), value: languages.map((code) => nameOf(names.languages, code)).join(", ") },
          { label: m.mapping_comes_from(), value: nameOf(names.countries, originCountry) },
          {
            label: m.mapping_also_serves(),
            value: alsoServes.map((code) => nameOf(names.countries, code)).join(", ") || null,
          },
          { label: m.mapping_lives_in(), value: residenceInWords(professional, names) },
          ...told("papers", {
            label: m.mapping_right_to_return(),
            value: rightToReturnInWords(professional.rightToReturnUntil),
          }),
          { label: m.mapping_visit_length(), value: visitLengthInWords(professional) },
          { label: m.mapping_visits_per_year(), value: visitsPerYear },
          { label: m.mapping_rest(), value: weeksInWords(restWeeks) },
          ...told("amounts", {
            label: m.mapping_travel(),
            value: travelCents === null ? null : moneyInWords(travelCents, money.currency),
          }),
          ...told(
            "wishes",
            { label: m.mapping_prefers(), value: hospitals(professional.prefers) },
            { label: m.mapping_excludes(), value: hospitals(professional.excludes) },
          ),
        ]}
      />
    </section>
  );
}

function Specialties({ professional: { specialties }, names }: { professional: SeenProfessional; names: Names }) {
  return (
    <ul>
      {specialties.map(({ specialtyCode, level }) => (
        <li key={specialtyCode}>
          {nameOf(names.specialties, specialtyCode)}, {levelInWords(level)}
        </li>
      ))}
    </ul>
  );
}

type HospitalsProps = { codes: string[]; names: Names; programme: string };

function Hospitals({ codes, names, programme }: HospitalsProps) {
  if (codes.length === 0) return m.mapping_none();
  return codes.map((code, index) => (
    <span key={code}>
      {index > 0 && ", "}
      <a href={href("/programmes/:programme/hospitals/:hospital", { programme, hospital: code })}>
        {nameOf(names.facilities, code)}
      </a>
    </span>
  ));
}
