import { useId } from "react";
import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { type HospitalMap as Drawing, LETTER_HEIGHT, type MarkKind } from "../hospital-map.ts";
import "./hospital-map.css";

/** The hospitals of a country on its borders; how sure each place is shows in the shape of its mark. The list of hospitals says the
 *  same in words. */
export function HospitalMap({ map, country }: { map: Drawing; country: string }) {
  const textId = useId();
  return (
    <figure className="hospital-map">
      <div className="scroll" role="region" aria-label={m.programme_map_title({ country })} tabIndex={0}>
        <MapDrawing map={map} title={m.programme_map_title({ country })} textId={textId} />
      </div>
      <figcaption>
        <Legend map={map} />
        <p id={textId}>
          {m.programme_map_text({ shown: map.marks.length, all: map.marks.length + map.leftOut.length })}{" "}
          {map.leftOut.length > 0 && m.programme_map_left_out({ names: map.leftOut.join(", ") })}{" "}
          {map.labels.length < map.marks.length && m.programme_map_unnamed()}
        </p>
        <p>
          <small>
            {m.programme_map_credit()} <a href={href("/sources")}>{m.programme_map_sources()}</a>
          </small>
        </p>
      </figcaption>
    </figure>
  );
}

/** The picture itself. Marks whose place is sure are drawn last, so that they lie on top. */
function MapDrawing({ map, title, textId }: { map: Drawing; title: string; textId: string }) {
  const bordersId = useId();
  return (
    <svg viewBox={`0 0 ${map.width} ${map.height}`} role="img" aria-label={title} aria-describedby={textId}>
      <defs>
        <path id={bordersId} d={map.borders} />
      </defs>
      <use href={`#${bordersId}`} className="coast" />
      <use href={`#${bordersId}`} className="land" />
      {map.marks.toReversed().map(({ code, name, kind, x, y }) => (
        <Mark key={code} kind={kind} name={name} x={x} y={y} />
      ))}
      {map.labels.map(({ name, x, y, anchor }) => (
        <text key={`${name} ${x}`} x={x.toFixed(1)} y={y.toFixed(1)} textAnchor={anchor} fontSize={LETTER_HEIGHT}>
          {name}
        </text>
      ))}
    </svg>
  );
}

function Legend({ map }: { map: Drawing }) {
  const count = (kind: MarkKind) => map.marks.filter((mark) => mark.kind === kind).length;
  const kinds = (["sure", "unsure", "suspect"] as const).filter((kind) => count(kind) > 0);
  return (
    <ul className="legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <Mark kind={kind} x={10} y={10} />
          </svg>
          {kindInWords(kind, count(kind))}
        </li>
      ))}
    </ul>
  );
}

type MarkProps = { kind: MarkKind; name?: string; x: number; y: number };

function Mark({ kind, name, x, y }: MarkProps) {
  const [left, top] = [x.toFixed(1), y.toFixed(1)];
  const title = name === undefined ? null : <title>{name}</title>;
  if (kind !== "suspect")
    return (
      <circle className={kind} cx={left} cy={top} r={6}>
        {title}
      </circle>
    );
  return (
    <path className={kind} d={`M${left} ${top}m0-8 8 14h-16z`}>
      {title}
    </path>
  );
}

function kindInWords(kind: MarkKind, count: number): string {
  switch (kind) {
    case "sure":
      return m.programme_map_sure({ count });
    case "unsure":
      return m.programme_map_unsure({ count });
    case "suspect":
      return m.programme_map_suspect({ count });
  }
}
