import { createSign, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { afterAll } from "vitest";

/** Who signs in at the provider, and what it says about the person. */
export type Person = { subject: string; email: string; email_verified?: boolean; amr?: string[] };

export type OpenIdProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whoever comes from now on is this person. */
  person: Person;
  /** Claims that replace what honest ID tokens say; the token is signed anew, with the right key. */
  forged: Record<string, unknown>;
  /** True to sign with another key than the provider publishes. */
  isSignedByAnother: boolean;
  /** Follows a browser through the provider.
   *  @returns the address that it is sent back to */
  signInAt(address: string): Promise<URL>;
};

/** What an administrator types of a provider, which speaks for one domain. */
export function entryOf({ issuer, clientId, clientSecret }: OpenIdProvider) {
  return { issuer, clientId, clientSecret, domains: ["health.example.org"] };
}

/** Starts a real OpenID provider on this machine, for one test file, with one client that is sent back to one address. */
export async function startOpenIdProvider(returnTo: () => string): Promise<OpenIdProvider> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running: OpenIdProvider = {
    issuer,
    clientId: "tern",
    clientSecret: "a secret of the tests",
    person: { subject: "nobody", email: "nobody@example.org" },
    forged: {},
    isSignedByAnother: false,
    signInAt,
  };
  const provider = new Provider(issuer, {
    clients: [{ client_id: running.clientId, client_secret: running.clientSecret, redirect_uris: [returnTo()] }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "test", use: "sig", alg: "RS256" }] },
    cookies: { keys: ["a key of the tests"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, subject) => ({
      accountId: subject,
      claims: () => {
        const { email, email_verified } = running.person;
        return { sub: subject, email, ...(email_verified === undefined ? {} : { email_verified }) };
      },
    }),
    async loadExistingGrant(ctx) {
      const { client, provider: own, session } = ctx.oidc;
      const grant = new own.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path !== "/token" || typeof ctx.body !== "object" || ctx.body === null) return;
    const { amr } = running.person;
    const claims = { ...(amr ? { amr } : {}), ...running.forged };
    if (Object.keys(claims).length === 0 && !running.isSignedByAnother) return;
    const body = ctx.body as { id_token: string };
    body.id_token = signAnew(body.id_token, claims, running.isSignedByAnother ? stranger : privateKey);
  });
  const pages = provider.callback();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith("/interaction/"))
      void provider.interactionFinished(request, response, { login: { accountId: running.person.subject } });
    else void pages(request, response);
  });
  afterAll(() => server.close());
  return running;
}

/** The same token with other claims. */
function signAnew(
  token: string,
  claims: Record<string, unknown>,
  key: Parameters<ReturnType<typeof createSign>["sign"]>[0],
): string {
  const [header = "", payload = ""] = token.split(".");
  const honest = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
  const signed = `${header}.${Buffer.from(JSON.stringify({ ...honest, ...claims })).toString("base64url")}`;
  return `${signed}.${createSign("sha256").update(signed).sign(key, "base64url")}`;
}

/** Goes where a browser would go, with the provider's cookies, until it is sent to another host. */
async function signInAt(address: string): Promise<URL> {
  const own = new URL(address).origin;
  const cookies = new Map<string, string>();
  let at = new URL(address);
  for (let steps = 0; at.origin === own; steps++) {
    if (steps > 8) throw new Error(`the provider leads nowhere: ${at.pathname}`);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = set.split(";")[0]?.split("=") ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`the provider answers ${answer.status}: ${await answer.text()}`);
    at = new URL(location, at);
  }
  return at;
}
