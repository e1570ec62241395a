import { describe, expect, test } from "vitest";
import routes from "#app/routes.ts";
import { KINDS_OF_ROLE } from "./organisation.ts";
import { PAGES } from "./policy-pages.ts";
import { POLICY, ROLES, ROWS, type Resource } from "./policy.ts";
import { RESOURCES } from "./policy-resources.ts";
import { isOpenToAnyone, may, mayOpen, fieldsSeen, tablesOf } from "./policy-decisions.ts";

describe("the policy", () => {
  test("has a demand for every page that there is, and for no other", () => {
    expect(Object.keys(PAGES).toSorted()).toEqual(addressesOf(routes).toSorted());
  });

  test("names in its lines only fields and kinds of rows that its tables have", () => {
    for (const [resource, lines] of Object.entries(POLICY)) {
      // oxlint-disable-next-line no-unsafe-type-assertion -- the keys of POLICY are the resources
      const tables = tablesOf(resource as Resource);
      const fields = new Set(Object.values(tables).flatMap((table) => Object.keys(table)));
      for (const line of lines) {
        for (const field of line.fields ?? []) expect([...fields]).toContain(field);
        const covered = line.rows ? Object.keys(ROWS[line.rows]) : Object.keys(tables);
        expect(covered.some((table) => table in tables)).toBe(true);
      }
    }
  });

  test("has of each resource somebody who reads it, but for letters, which only the worker reads", () => {
    const unread = Object.keys(RESOURCES).filter(
      (resource) => !ROLES.some((role) => may(role, "read", resource as Resource)),
    );
    expect(unread).toEqual(["letter"]);
  });

  test("gives nobody, Tern itself included, the means to change the past", () => {
    for (const actor of [...ROLES, "system" as const])
      for (const act of ["change", "remove"] as const)
        for (const past of ["audit", "consent", "consent-text", "consent-state"] as const)
          expect(may(actor, act, past)).toBe(false);
  });

  test("shows ministries and councils what somebody can do, and not who it is", () => {
    for (const role of ["ministry-officer", "council-clerk"] as const) {
      expect(fieldsSeen(role, "professional").has("skills")).toBe(true);
      expect(fieldsSeen(role, "professional").has("name")).toBe(false);
      expect(fieldsSeen(role, "professional").has("papers")).toBe(false);
    }
  });

  test("lets leaders accept a plan and officers only prepare it", () => {
    const accept = "/programmes/:programme/plans/:plan/accept";
    expect(mayOpen("manager", accept, "POST")).toBe(true);
    expect(mayOpen("officer", accept, "GET")).toBe(true);
    expect(mayOpen("officer", accept, "POST")).toBe(false);
    expect(mayOpen("donor", accept, "GET")).toBe(false);
  });

  test("closes a page that it does not know", () => {
    expect(mayOpen("administrator", "/programmes/:programme/elsewhere", "GET")).toBe(false);
    expect(isOpenToAnyone("/elsewhere")).toBe(false);
  });

  test("has for each role a kind of organisation to be in", () => {
    for (const role of ROLES) expect(KINDS_OF_ROLE[role].length).toBeGreaterThan(0);
  });
});

type RouteEntry = { path?: string; index?: boolean; children?: RouteEntry[] };

function addressesOf(entries: readonly RouteEntry[], before = ""): string[] {
  return entries.flatMap((entry) => {
    const address = entry.path === undefined ? before : `${before}/${entry.path}`;
    const own = address === "" ? "/" : address;
    return [...new Set([own, ...addressesOf(entry.children ?? [], address)])];
  });
}
