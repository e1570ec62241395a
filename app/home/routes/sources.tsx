import { m } from "#app/paraglide/messages.js";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import document from "../../../docs/sources.md?raw";
import { carriedSources, type Piece } from "../source-list.ts";
import type { Route } from "./+types/sources";

/** Open to everybody: licences ask for their credit lines wherever the data are shown. */
export function loader() {
  return { sources: carriedSources(document) };
}

export function meta() {
  return [{ title: documentTitle(m.home_sources_title()) }];
}

export default function Sources({ loaderData: { sources } }: Route.ComponentProps) {
  return (
    <>
      <PageTitle lead={m.home_sources_lead()}>{m.home_sources_title()}</PageTitle>
      <div lang="en">
        {sources.map(({ id, title, text }) => (
          <section key={id} id={id}>
            <h2>
              <Pieces pieces={title} />
            </h2>
            <p>
              <Pieces pieces={text} />
            </p>
          </section>
        ))}
      </div>
    </>
  );
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ kind, text }, index) => {
    if (kind === "credit") return <strong key={index}>{text}</strong>;
    return kind === "file" ? <code key={index}>{text}</code> : text;
  });
}
