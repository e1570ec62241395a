import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/Button.tsx";
import { fieldId, type Option } from "#app/ui/Field.tsx";
import { Tabs } from "#app/ui/Tabs.tsx";
import { boardQuery, fromOfWeek, type BoardAddress } from "./board-address.ts";
import type { BoardData } from "./board-data.ts";
import { ZOOM_WEEKS, ZOOMS, type Scale, type Zoom } from "./scale.ts";

type BoardControlsProps = { data: BoardData; address: BoardAddress; scale: Scale };

/** Views, zoom, earlier and later, and the filter: links and a form, all of it kept in the address. */
export function BoardControls({ data, address, scale }: BoardControlsProps) {
  return (
    <div className="screen-only">
      <Tabs
        label={m.planning_board_views()}
        items={[
          {
            label: m.planning_view_board(),
            href: boardQuery(address, { view: "board" }),
            current: address.view === "board",
          },
          {
            label: m.planning_view_table(),
            href: boardQuery(address, { view: "table" }),
            current: address.view === "table",
          },
        ]}
      />
      {address.view === "board" && <ZoomLinks address={address} scale={scale} data={data} />}
      <FilterForm data={data} address={address} />
    </div>
  );
}

function ZoomLinks({ data, address, scale }: BoardControlsProps) {
  const { startsOn, weeks } = data.input;
  const step = Math.ceil(scale.weeks / 2);
  const to = (week: number) => boardQuery(address, { from: fromOfWeek(startsOn, week) });
  const zooms = ZOOMS.filter((zoom, index, all) => {
    const shorter = all[index - 1];
    return shorter === undefined || ZOOM_WEEKS[shorter] < weeks;
  });
  return (
    <nav className="pages" aria-label={m.planning_board_zoom()}>
      <ul>
        {zooms.map((zoom) => (
          <li key={zoom}>
            <a href={boardQuery(address, { zoom })} aria-current={zoom === address.zoom ? "true" : undefined}>
              {ZOOM_NAMES[zoom]()}
            </a>
          </li>
        ))}
        {scale.first > 0 && (
          <li>
            <a rel="prev" href={to(scale.first - step)}>
              {m.planning_board_earlier()}
            </a>
          </li>
        )}
        {scale.first + scale.weeks < weeks && (
          <li>
            <a rel="next" href={to(scale.first + step)}>
              {m.planning_board_later()}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

const ZOOM_NAMES: Record<Zoom, () => string> = {
  quarter: m.planning_zoom_quarter,
  "half-year": m.planning_zoom_half_year,
  year: m.planning_zoom_year,
  "two-years": m.planning_zoom_two_years,
  "three-years": m.planning_zoom_three_years,
};

function FilterForm({ data, address }: { data: BoardData; address: BoardAddress }) {
  const { names } = data;
  const { hospital, specialty, person } = address;
  const kept = { view: address.view, zoom: address.zoom, from: address.from };
  return (
    <form className="inline-form">
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Filter
        name="hospital"
        label={m.planning_table_hospital()}
        chosen={hospital}
        options={optionsOf(names.facilities)}
      />
      <Filter
        name="specialty"
        label={m.planning_filter_specialty()}
        chosen={specialty}
        options={optionsOf(names.specialties)}
      />
      <Filter name="person" label={m.planning_table_person()} chosen={person} options={peopleOf(data)} />
      <Button kind="quiet">{m.planning_filter_show()}</Button>
      {(hospital ?? specialty ?? person) !== null && (
        <a href={boardQuery(address, { hospital: null, specialty: null, person: null })}>{m.planning_board_clear()}</a>
      )}
    </form>
  );
}

type FilterProps = { name: string; label: string; chosen: string | null; options: Option[] };

function Filter({ name, label, chosen, options }: FilterProps) {
  return (
    <div className="field">
      <label htmlFor={fieldId(name)}>{label}</label>
      <select id={fieldId(name)} name={name} defaultValue={chosen ?? ""}>
        <option value="">{m.planning_filter_all()}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The people whom the plan sends, by name. */
function peopleOf({ visits, names }: BoardData): Option[] {
  const ids = new Set(visits.map((visit) => visit.person));
  return optionsOf(Object.fromEntries([...ids].map((id) => [id, names.people[id] ?? id])));
}

function optionsOf(names: Record<string, string>): Option[] {
  return Object.entries(names)
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => (one.label < other.label ? -1 : 1));
}
