import { describe, expect, test } from "vitest";
import { checkAddress, checkIssuer, domainOf, isStrong, MOST_DOMAINS, readDomains } from "./identity-provider.ts";

const PUBLIC = new URL("https://tern.example.org/");
const LOOPBACK = new URL("http://127.0.0.1:4040/");

describe("the address of a provider", () => {
  // ASVS V12.3.1
  test.each([
    ["https://id.health.example.org", PUBLIC, null],
    ["https://id.example.org/realms/health", PUBLIC, null],
    ["http://127.0.0.1:8080", LOOPBACK, null],
    ["http://127.0.0.1:8080", PUBLIC, "accounts/provider-address"],
    ["http://id.example.org", LOOPBACK, "accounts/provider-address"],
    ["https://somebody@id.example.org", PUBLIC, "accounts/provider-address"],
    ["https://id.example.org/?realm=health", PUBLIC, "accounts/provider-address"],
    ["https://id.example.org/#health", PUBLIC, "accounts/provider-address"],
    ["file:///etc/passwd", LOOPBACK, "accounts/provider-address"],
    ["id.example.org", PUBLIC, "accounts/provider-address"],
  ])("%s for a Tern at %s: %s", (issuer, own, code) => {
    expect(checkIssuer(issuer, own)?.code ?? null).toBe(code);
  });
});

describe("e-mail domains", () => {
  test("are read one a line, or with commas, in small letters and each once", () => {
    expect(readDomains(" Health.example.org,\n@moh.example.org health.example.org ")).toEqual([
      "health.example.org",
      "moh.example.org",
    ]);
  });

  test.each(["", " , ", "localhost", "health.example.org -a.org", "a..org", "lineo@health.example.org", "*.org"])(
    "that are none are refused: %s",
    (typed) => {
      expect(readDomains(typed)).toBeNull();
    },
  );

  test("are at most twenty", () => {
    const many = Array.from({ length: MOST_DOMAINS + 1 }, (_, index) => `d${index}.example.org`);
    expect(readDomains(many.slice(1).join("\n"))).toHaveLength(MOST_DOMAINS);
    expect(readDomains(many.join("\n"))).toBeNull();
  });

  test("stand after the last @ of an address", () => {
    expect(domainOf('"a@health.example.org"@evil.example')).toBe("evil.example");
    expect(domainOf("Lineo@Health.Example.ORG")).toBe("health.example.org");
  });
});

describe("an address says who somebody is", () => {
  const DOMAINS = ["health.example.org"];
  test.each([
    ["lineo@health.example.org", { email: "lineo@health.example.org" }],
    ["Lineo@HEALTH.example.org", { email: "lineo@health.example.org" }],
    [null, { code: "accounts/provider-email" }],
    ["lineo@example.org", { code: "accounts/provider-domain" }],
    ["lineo@sub.health.example.org", { code: "accounts/provider-domain" }],
    ["lineo@health.example.org.evil.example", { code: "accounts/provider-domain" }],
  ])("%s: %o", (verifiedEmail, outcome) => {
    expect(checkAddress({ verifiedEmail }, DOMAINS)).toMatchObject(outcome);
  });
});

test.each([
  [{ amr: ["mfa"] }, true],
  [{ amr: ["pwd", "otp"] }, true],
  [{ amr: ["hwk", "fpt"] }, true],
  [{ acr: "aal2" }, true],
  [{ amr: ["pwd"] }, false],
  [{ amr: ["pwd", "pin"] }, false],
  [{ amr: ["otp"] }, false],
  [{ amr: "mfa", acr: "1" }, false],
  [{}, false],
])("%o is proof of two kinds: %s", (claims, isTwo) => {
  expect(isStrong(claims)).toBe(isTwo);
});
