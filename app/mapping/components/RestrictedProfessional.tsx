import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Breadcrumbs } from "#app/ui/Breadcrumbs.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { dayInWords } from "#app/ui/date-words.ts";

type RestrictedProfessionalProps = {
  programme: { code: string; name: string };
  restricted: { name: string; restrictedAt: Date };
};

/** All that the office sees of somebody whose data are held and used for nothing: the name, and why. */
export function RestrictedProfessional({ programme, restricted }: RestrictedProfessionalProps) {
  const inProgramme = { programme: programme.code };
  const since = new Date(restricted.restrictedAt).toISOString().slice(0, 10);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: programme.name, href: href("/programmes/:programme", inProgramme) },
          { label: m.mapping_professionals_title(), href: href("/programmes/:programme/professionals", inProgramme) },
        ]}
      />
      <PageTitle status={{ label: m.mapping_restricted_title(), tone: "warning" }}>{restricted.name}</PageTitle>
      <Notice tone="warning">
        <p>{m.mapping_restricted_text({ day: dayInWords(since) })}</p>
        <p>
          <a href={href("/programmes/:programme/personal-requests", inProgramme)}>{m.mapping_restricted_requests()}</a>
        </p>
      </Notice>
    </>
  );
}
