import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/DataTable.tsx";
import { PageTitle } from "#app/ui/PageTitle.tsx";
import { documentTitle } from "#app/ui/document-title.ts";
import { ACTS, ROLES, type Resource } from "../policy.ts";
import { RESOURCES } from "../policy-resources.ts";
import { may, summaryOf } from "../policy-decisions.ts";
import { actInWords, allowancesInWords, resourceInWords, roleInWords } from "../policy-words.ts";

export function meta() {
  return [{ title: documentTitle(m.accounts_policy_title()) }];
}

/** The policy, for anyone to read: the very table that the database enforces. */
export default function WhoCanSeeWhat() {
  // oxlint-disable-next-line no-unsafe-type-assertion -- the keys of a constant record are its resources
  const resources = Object.keys(RESOURCES) as Resource[];
  return (
    <>
      <PageTitle lead={m.accounts_policy_lead()}>{m.accounts_policy_title()}</PageTitle>
      {resources.map((resource) => (
        <PolicyOf key={resource} resource={resource} />
      ))}
    </>
  );
}

function PolicyOf({ resource }: { resource: Resource }) {
  const roles = ROLES.filter((role) => ACTS.some((act) => may(role, act, resource)));
  return (
    <section>
      <h2>{resourceInWords(resource)}</h2>
      {!ROLES.some((role) => may(role, "read", resource)) && <p>{m.accounts_policy_nobody()}</p>}
      <DataTable
        caption={m.accounts_policy_caption({ resource: resourceInWords(resource) })}
        rows={roles}
        rowKey={(role) => role}
        narrow="cards"
        columns={[
          { key: "role", heading: m.accounts_policy_role(), cell: roleInWords },
          ...ACTS.map((act) => ({
            key: act,
            heading: actInWords(act),
            cell: (role: (typeof ROLES)[number]) => allowancesInWords(summaryOf(role, act, resource)),
          })),
        ]}
      />
    </section>
  );
}
