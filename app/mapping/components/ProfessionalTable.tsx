import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { nameOf, type Names } from "#app/programme/reference.ts";
import { DataTable } from "#app/ui/DataTable.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { datesInWords } from "#app/ui/date-words.ts";
import type { SeenProfessional } from "../professional.queries.server.ts";
import { nameOrCode, residenceInWords } from "../professional-words.ts";

type ProfessionalTableProps = {
  professionals: SeenProfessional[];
  /** How many there are on all pages. */
  total: number;
  /** The codes of those who do not agree to being planned. */
  notAgreeing: readonly string[];
  names: Names;
  programme: string;
};

/** One page of professionals. */
export function ProfessionalTable(props: ProfessionalTableProps) {
  const { professionals, total, notAgreeing, names, programme } = props;
  return (
    <DataTable
      caption={m.mapping_professionals_count({ count: total })}
      rows={professionals}
      rowKey={({ code }) => code}
      narrow="cards"
      columns={[
        {
          key: "name",
          heading: m.mapping_name(),
          cell: (row) => (
            <>
              <Name professional={row} programme={programme} />{" "}
              {notAgreeing.includes(row.code) && <Tag tone="warning">{m.mapping_not_agreed()}</Tag>}
            </>
          ),
        },
        {
          key: "specialties",
          heading: m.mapping_specialties_and_levels(),
          cell: ({ specialties }) =>
            specialties
              .map(({ specialtyCode, level }) =>
                m.mapping_specialty_level({ name: nameOf(names.specialties, specialtyCode), level }),
              )
              .join(", "),
        },
        { key: "home", heading: m.mapping_lives_in(), cell: (row) => residenceInWords(row, names) },
        {
          key: "when",
          heading: m.mapping_can_come(),
          cell: ({ availability }) => availability.map(datesInWords).join("; "),
        },
      ]}
    />
  );
}

function Name({ professional, programme }: { professional: SeenProfessional; programme: string }) {
  const address = href("/programmes/:programme/professionals/:professional", {
    programme,
    professional: professional.code,
  });
  return (
    <>
      <a href={address}>{nameOrCode(professional)}</a> {professional.invented && <Tag>{m.mapping_invented()}</Tag>}
    </>
  );
}
