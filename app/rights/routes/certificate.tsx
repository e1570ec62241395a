import { data, href } from "react-router";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { m } from "#app/paraglide/messages.js";
import { ButtonLink } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { KeyValues } from "#app/ui/KeyValues.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { WhatErasingDoes } from "../components/WhatErasingDoes.tsx";
import { certificateLead, certificateNumbers } from "../document-words.ts";
import { readCertificate } from "../erasure.commands.server.ts";
import type { Route } from "./+types/certificate";

export async function loader({ context, params }: Route.LoaderArgs) {
  const { requestId } = context.get(requestContext);
  const kept = await readCertificate(context.get(databaseContext), { word: params.erasure, requestId });
  if (kept === null) throw data(null, { status: 404 });
  return kept;
}

export function meta() {
  return [{ title: documentTitle(m.rights_certificate_title()) }];
}

/** What became of somebody's data. Only who was given the address can open it. */
export default function Certificate({ loaderData, params }: Route.ComponentProps) {
  const { certificate, digest, timeZone } = loaderData;
  const [lead, ...more] = certificateLead(certificate, timeZone);
  const fileAt = (file: string) => href("/erasures/:erasure/:file", { ...params, file });
  return (
    <>
      <PageTitle lead={lead}>{m.rights_certificate_title()}</PageTitle>
      <Notice tone="info" title={m.rights_certificate_keep_title()}>
        {m.rights_certificate_keep()}
      </Notice>
      {more.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>
        <ButtonLink kind="quiet" href={fileAt("certificate.pdf")}>
          {m.rights_copy_pdf()}
        </ButtonLink>{" "}
        <ButtonLink kind="quiet" href={fileAt("certificate.json")}>
          {m.rights_copy_json()}
        </ButtonLink>
      </p>
      <WhatErasingDoes {...certificate} />
      <section>
        <h2>{m.rights_numbers_title()}</h2>
        <p>{m.rights_numbers_note()}</p>
        <KeyValues
          items={certificateNumbers(certificate, digest).map(([label, value]) => ({
            label,
            value: <code>{value}</code>,
          }))}
        />
      </section>
    </>
  );
}
