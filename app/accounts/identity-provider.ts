import { refuse, type Refusal } from "#app/lib/refusal.ts";

/** What an administrator says of an organisation's own sign-in. */
export type IdentityProviderEntry = {
  /** The address that the provider calls itself by. */
  issuer: string;
  clientId: string;
  /** What the provider knows Tern by; null to keep the one there is. */
  clientSecret: string | null;
  /** The e-mail domains that the provider speaks for, in small letters. */
  domains: readonly string[];
};

/** What a provider says about whoever signed in there. */
export type Vouching = {
  issuer: string;
  /** The provider's own name for the person: never used for another. */
  subject: string;
  /** Null when the provider does not say that it has verified one. */
  verifiedEmail: string | null;
  isStrong: boolean;
};

/** How many domains one provider may speak for. */
export const MOST_DOMAINS = 20;

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const LOOPBACK_HOSTS = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The domains in what somebody typed: one a line, or with commas or spaces between.
 *  @returns each once, in small letters; null when one is no domain, there is none, or there are more than {@link MOST_DOMAINS} */
export function readDomains(typed: string): string[] | null {
  const words = typed.toLowerCase().split(/[\s,;]+/);
  const domains = [...new Set(words.map((word) => word.replace(/^@/, "")).filter((word) => word !== ""))];
  if (domains.length === 0 || domains.length > MOST_DOMAINS) return null;
  return domains.every((domain) => DOMAIN.test(domain)) ? domains : null;
}

/** The domain of an e-mail address, in small letters. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase();
}

/** Whether the host of an address is this machine itself. */
export function isLoopbackHost(url: URL): boolean {
  return LOOPBACK_HOSTS.has(url.hostname);
}

/** Checks the address that a provider is to be asked at.
 *  @param own where Tern itself is reached: only a Tern on this machine may ask a provider on this machine, and without TLS
 *  @refuses accounts/provider-address: not https, or with a name, password, question or fragment in it
 *  @source OpenID Connect Discovery 1.0, section 2: an issuer is an https address without query and fragment */
export function checkIssuer(issuer: string, own: URL): Refusal<"accounts/provider-address"> | null {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  const isPlain = url !== null && url.username + url.password + url.search + url.hash === "";
  const isSafe =
    url?.protocol === "https:" || (url?.protocol === "http:" && isLoopbackHost(url) && isLoopbackHost(own));
  return isPlain && isSafe ? null : refuse("accounts/provider-address");
}

/** Kinds of proof in the claim `amr`. @source RFC 8176, section 2 */
const KNOWN = ["pwd", "pin", "kba"];
const HELD = ["otp", "hwk", "swk", "sms", "tel", "sc", "pop"];
const BEING = ["face", "fpt", "iris", "retina", "vbm"];
/** Classes in the claim `acr` that take two factors. @source NIST SP 800-63C-4: assurance levels AAL2 and AAL3 */
const STRONG_CLASSES = [
  "aal2",
  "aal3",
  "http://idmanagement.gov/ns/assurance/aal/2",
  "http://idmanagement.gov/ns/assurance/aal/3",
];

/** Whether somebody proved in two ways who they are, by what the provider says: then Tern asks for no second factor of its own.
 *  @source RFC 8176, section 2 */
export function isStrong(claims: { amr?: unknown; acr?: unknown }): boolean {
  const methods = Array.isArray(claims.amr) ? claims.amr.map(String) : [];
  const kinds = [KNOWN, HELD, BEING].filter((kind) => kind.some((method) => methods.includes(method)));
  return methods.includes("mfa") || kinds.length > 1 || STRONG_CLASSES.includes(String(claims.acr));
}

/** Checks whether a provider may say for the first time who an account is: by the account's e-mail address.
 *  @returns the address
 *  @refuses accounts/provider-email: the provider has not verified one;
 *           accounts/provider-domain: it does not speak for the address
 *  @source docs/decisions/0045-an-organisation-vouches-for-its-own.md */
export function checkAddress(
  { verifiedEmail }: Pick<Vouching, "verifiedEmail">,
  domains: readonly string[],
): { email: string } | Refusal<"accounts/provider-email" | "accounts/provider-domain"> {
  if (verifiedEmail === null) return refuse("accounts/provider-email");
  return domains.includes(domainOf(verifiedEmail))
    ? { email: verifiedEmail.toLowerCase() }
    : refuse("accounts/provider-domain");
}
