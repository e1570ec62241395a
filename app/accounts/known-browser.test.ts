import { describe, expect, test } from "vitest";
import { findKnownBrowser, knownBrowserCookie } from "./known-browser.server.ts";

const keys = { secret: "a secret of the tests, long enough", email: "palesa@example.org" };
const now = new Date("2027-01-04T08:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const cookie = knownBrowserCookie(keys, { now, secure: true });
const sent = cookie.split(";")[0] ?? "";

describe("a browser that signed in", () => {
  test("is known again for 400 days", () => {
    const known = findKnownBrowser(keys, `a=b; ${sent}`, now);
    expect(known).toMatch(/^[\w-]{22}$/);
    expect(findKnownBrowser(keys, sent, days(400))).toBe(known);
    expect(findKnownBrowser(keys, sent, days(401))).toBeNull();
  });

  test("is not known with another address, without its mark, with an altered one, or after the secret changed", () => {
    const other = { ...keys, email: "thabo@example.org" };
    const renamed = knownBrowserCookie(other, { now, secure: true }).split("=")[0] ?? "";
    expect(findKnownBrowser(other, sent, now)).toBeNull();
    expect(findKnownBrowser(other, `${renamed}=${sent.split("=")[1]}`, now)).toBeNull();
    expect(findKnownBrowser(keys, null, now)).toBeNull();
    expect(
      findKnownBrowser(
        keys,
        sent.replace(/\.(\d+)\./, (_, at: string) => `.${Number(at) + 1}.`),
        now,
      ),
    ).toBeNull();
    expect(findKnownBrowser({ ...keys, secret: "another secret, long enough too" }, sent, now)).toBeNull();
  });

  test("carries a mark that scripts, other sites and other hosts do not get, and that names nobody", () => {
    expect(cookie).toMatch(
      /^__Host-tern\.known_[\w-]{12}=[\w.-]+; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(cookie).not.toContain("palesa");
    const without = knownBrowserCookie(keys, { now, secure: false });
    expect(without).not.toMatch(/Secure|__Host-/);
    expect(findKnownBrowser(keys, without.split(";")[0] ?? "", now)).not.toBeNull();
  });
});
