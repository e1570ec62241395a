import { expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { addMember } from "#test/members.ts";
import { startOpenIdProvider } from "#test/openid-provider.ts";
import { cookiesOf, signInAsPalesa, startWeb } from "./web.ts";

// What is checked of an answer, app/accounts/provider-sign-in.commands.test.ts shows; here, that the pages lead there and back.
const own = await testDatabase();
const web = await startWeb(own);
const palesa = await signInAsPalesa(web, own);
const ministry = await startOpenIdProvider(() => `${web.url}/sign-in/organisation/back`);
ministry.person = { subject: "person-1", email: "lineo@health.example.org", email_verified: true };
const { email } = ministry.person;
const accountId = await addMember(own.asSuperuser, own.context, { role: "ministry-officer", email });
const { rows } = await own.asSuperuser("select organisation_id from membership where account_id = $1", [accountId]);
const [{ organisation_id: organisation }] = rows as [{ organisation_id: string }];
const page = `/programmes/lesotho/organisations/${organisation}/identity-provider`;
const entry = {
  act: "save",
  issuer: ministry.issuer,
  clientId: ministry.clientId,
  clientSecret: ministry.clientSecret,
  domains: "health.example.org",
};

// ASVS V16.2.5
test("an administrator sets up the sign-in of a ministry, and its members sign in there", async () => {
  const before = await web.post("/sign-in/organisation", { email });
  expect([before.status, await before.text()]).toEqual([422, expect.stringContaining("for health.example.org")]);

  const members = await (await web.send("/programmes/lesotho/members", { headers: { cookie: palesa } })).text();
  expect(members).toContain(`href="${page}"`);
  expect((await web.post(page, entry, palesa)).headers.get("location")).toContain("saved");
  const saved = await (await web.send(`${page}?saved=yes`, { headers: { cookie: palesa } })).text();
  expect(saved).toContain("The provider answers");
  expect(saved).not.toContain(ministry.clientSecret);

  const to = "/programmes/lesotho/requests?week=3";
  const found = await (await web.post("/sign-in/organisation", { email, to })).text();
  const way = `/sign-in/organisation/${organisation}?${new URLSearchParams({ to }).toString()}`;
  expect(found).toContain(`href="${way}"`);
  const left = await web.send(way);
  const asked = new URL(left.headers.get("location") ?? "");
  expect([asked.origin, asked.searchParams.get("code_challenge_method")]).toEqual([ministry.issuer, "S256"]);
  expect(asked.href).not.toContain("lineo");
  expect(left.headers.getSetCookie()[0]).toMatch(/Path=\/; Max-Age=600; HttpOnly; SameSite=Lax/);

  const back = await ministry.signInAt(asked.href);
  const fromOutside = { cookie: cookiesOf(left), "sec-fetch-site": "cross-site" };
  const signedIn = await web.send(back.pathname + back.search, { headers: fromOutside });
  expect(signedIn.headers.get("location")).toBe(to);
  const cookie = signedIn.headers.getSetCookie().find((set) => set.startsWith("tern.session_token")) ?? "";
  const there = await web.send("/programmes/lesotho", { headers: { cookie: cookie.split(";")[0] ?? "" } });
  expect(await there.text()).toContain("You are here as: Ministry officer");

  const again = await web.send(back.pathname + back.search, { headers: fromOutside });
  expect([again.status, await again.text()]).toEqual([
    409,
    expect.stringContaining("This attempt to sign in has ended"),
  ]);
  expect(again.headers.getSetCookie()[0]).toContain("Max-Age=0");
  for (const kept of ["lineo", "code=", ministry.clientSecret]) expect(web.log()).not.toContain(kept);
});

test.each([
  ["an address that is not safe", { issuer: "http://id.example.org" }, 422, "must begin with https://"],
  ["a machine that does not answer", { issuer: "http://127.0.0.1:9" }, 409, "does not answer"],
  ["something that is no domain", { domains: "health" }, 422, "Enter 1 to 20 domains"],
  ["no client ID", { clientId: " " }, 422, "Enter the client ID"],
])("the page keeps what was typed but the secret when it is given %s", async (_, change, status, words) => {
  const answer = await web.post(page, { ...entry, clientId: "typed-client", ...change }, palesa);
  const text = await answer.text();
  expect([answer.status, text]).toEqual([status, expect.stringContaining(words)]);
  expect(text).not.toContain(ministry.clientSecret);
  if (!("clientId" in change)) expect(text).toContain("typed-client");
});

// ASVS V16.5.2
test("a provider that does not answer any more leads back to the page, which says so", async () => {
  await own.asSuperuser("update identity_provider set issuer = 'http://127.0.0.1:9'");
  const answer = await web.send(`/sign-in/organisation/${organisation}`);
  const location = answer.headers.get("location") ?? "";
  expect(location).toBe("/sign-in/organisation?refused=accounts/provider-silent");
  expect(await (await web.send(location)).text()).toContain("does not answer");
});
