import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { nameOf, type Names } from "#app/programme/reference.ts";
import { DataTable } from "#app/ui/DataTable.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { datesInWords } from "#app/ui/date-words.ts";
import type { Professional } from "../professional.queries.server.ts";
import { residenceInWords } from "../professional-words.ts";

type ProfessionalTableProps = {
  professionals: Professional[];
  /** How many there are on all pages. */
  total: number;
  names: Names;
  programme: string;
};

/** One page of professionals. */
export function ProfessionalTable({ professionals, total, names, programme }: ProfessionalTableProps) {
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
          cell: (row) => <Name professional={row} programme={programme} />,
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

function Name({
  professional: { code, name, invented },
  programme,
}: {
  professional: Professional;
  programme: string;
}) {
  return (
    <>
      <a href={href("/programmes/:programme/professionals/:professional", { programme, professional: code })}>{name}</a>{" "}
      {invented && <Tag>{m.mapping_invented()}</Tag>}
    </>
  );
}
