// What each page asks of whoever opens it: part of the one policy (policy.ts). A page that is not here is closed, and a test says so.

import type { Act, Resource, Role } from "./policy.ts";

/** What a page asks of whoever opens it: to read these resources; and of whoever sends its form: to do that besides.
 *  `anyone`: before signing in. `half-signed-in`: whoever gave the first factor, to give or set up the second.
 *  `signed-in`: whoever has an account, for what is their own.
 *  `member`: whoever belongs to the programme, or to any where the address names none. `only`: what somebody does about themselves, in a role. */
export type Demand =
  | "anyone"
  | "half-signed-in"
  | "signed-in"
  | "member"
  | { reads: readonly Resource[]; does?: readonly [Act, Resource]; only?: Role };

/** Every address, as in app/routes.ts. */
export const PAGES: Readonly<Record<string, Demand>> = {
  "/": "member",
  "/account": "signed-in",
  "/account/email": "signed-in",
  "/account/passkeys": "signed-in",
  "/account/second-factor": "half-signed-in",
  "/sign-in": "anyone",
  "/sign-in/code": "half-signed-in",
  "/sign-in/letter": "anyone",
  "/letter/:letter": "anyone",
  "/sign-in/passkey": "anyone",
  "/sign-in/organisation": "anyone",
  "/sign-in/organisation/back": "anyone",
  "/sign-in/organisation/:organisation": "anyone",
  "/sign-out": "anyone",
  "/language": "anyone",
  "/languages": "anyone",
  "/sources": "anyone",
  "/who-can-see-what": "anyone",
  "/join/:invitation": "anyone",
  "/programmes/:programme": "member",
  "/programmes/:programme/members": { reads: ["member", "account", "invitation"], does: ["add", "invitation"] },
  "/programmes/:programme/organisations/:organisation/identity-provider": {
    reads: ["organisation", "identity-provider"],
    does: ["change", "identity-provider"],
  },
  "/programmes/:programme/hospitals": { reads: ["facility"] },
  "/programmes/:programme/hospitals/:hospital": { reads: ["facility"], does: ["change", "facility"] },
  "/programmes/:programme/periods": { reads: ["period", "cost"] },
  "/programmes/:programme/periods/:period": { reads: ["period", "cost"] },
  "/programmes/:programme/periods/:period/edit": { reads: ["period", "cost"], does: ["change", "period"] },
  "/programmes/:programme/waves": { reads: ["calendar"] },
  "/programmes/:programme/costs": { reads: ["cost"] },
  "/programmes/:programme/import": { reads: ["import"], does: ["add", "import"] },
  "/programmes/:programme/import/:import": { reads: ["import"], does: ["change", "import"] },
  "/programmes/:programme/import/:import/what-to-mend.xlsx": { reads: ["import"] },
  "/programmes/:programme/workbooks/:file": { reads: ["import"] },
  "/programmes/:programme/history/:kind/:object": { reads: ["audit", "account"] },
  "/programmes/:programme/professionals": { reads: ["professional"] },
  "/programmes/:programme/professionals/:professional": { reads: ["professional"] },
  "/erasures/:erasure": "anyone",
  "/erasures/:erasure/:file": "anyone",
  "/programmes/:programme/my-data": {
    reads: ["personal-request", "restriction"],
    does: ["add", "personal-request"],
    only: "professional",
  },
  "/programmes/:programme/my-data/erase": {
    reads: ["personal-request"],
    does: ["add", "personal-request"],
    only: "professional",
  },
  "/programmes/:programme/my-data/:file": { reads: ["personal-request"], only: "professional" },
  "/programmes/:programme/personal-requests": {
    reads: ["personal-request", "erasure", "account"],
    does: ["change", "personal-request"],
  },
  "/programmes/:programme/personal-requests/:personalRequest": {
    reads: ["personal-request", "erasure", "account"],
    does: ["change", "personal-request"],
  },
  "/programmes/:programme/personal-requests/:personalRequest/:file": { reads: ["personal-request", "erasure"] },
  "/programmes/:programme/retention": { reads: ["retention"], does: ["change", "retention"] },
  "/programmes/:programme/professionals/:professional/documents/add": {
    reads: ["professional", "document"],
    does: ["add", "document"],
  },
  "/programmes/:programme/professionals/:professional/documents/:document": {
    reads: ["professional", "document"],
    does: ["remove", "document"],
  },
  "/programmes/:programme/professionals/:professional/documents/:document/file": {
    reads: ["professional", "document"],
  },
  // The office's: what stands there decides who can be in a plan. People have a page of their own.
  "/programmes/:programme/professionals/:professional/consent": {
    reads: ["consent", "consent-text", "plan"],
    does: ["add", "consent"],
  },
  "/programmes/:programme/my-consent": { reads: ["consent", "consent-text"], does: ["add", "consent"] },
  "/programmes/:programme/consent-texts": { reads: ["consent-text"], does: ["add", "consent-text"] },
  "/programmes/:programme/requests": { reads: ["request"] },
  "/programmes/:programme/requests/:request": { reads: ["request"] },
  "/programmes/:programme/plans": { reads: ["plan"], does: ["add", "plan"] },
  "/programmes/:programme/plans/runs/:run": { reads: ["plan"], does: ["change", "plan"] },
  "/programmes/:programme/plans/runs/:run/progress": { reads: ["plan"] },
  "/programmes/:programme/plans/:plan": { reads: ["plan"], does: ["change", "plan"] },
  "/programmes/:programme/plans/:plan/edits": { reads: ["plan"], does: ["change", "plan"] },
  "/programmes/:programme/plans/:plan/accept": { reads: ["plan"], does: ["add", "placement"] },
  "/programmes/:programme/plans/:plan/compare": { reads: ["plan"] },
  "/programmes/:programme/plans/:plan/manage": { reads: ["plan"], does: ["change", "plan"] },
  "/programmes/:programme/plans/:plan/print": { reads: ["plan"] },
  "/programmes/:programme/plans/:plan/plan.json": { reads: ["plan"] },
  "/programmes/:programme/plans/:plan/:file": { reads: ["plan"] },
};
