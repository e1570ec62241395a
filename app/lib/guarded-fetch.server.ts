import { lookup } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestOverTls } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { invariant } from "./invariant.ts";

/** More than any answer of the services we ask. */
const MAX_ANSWER_BYTES = 512 * 1024;

/** Networks that are not the open internet. @source IANA special-purpose address registries, RFC 6890 */
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  PRIVATE.addSubnet(network, bits);
/** Of IPv6 only global unicast is open; of that, not what holds an IPv4 address (6to4, Teredo) or is for documents. */
const OPEN_IPV6 = new BlockList();
OPEN_IPV6.addSubnet("2000::", 3, "ipv6");
for (const [network, bits] of [
  ["2001::", 32],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const)
  PRIVATE.addSubnet(network, bits, "ipv6");

type GuardedOptions = {
  method: string;
  headers: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal;
};

/** Asks a server whose address somebody typed, and never one inside our own network: the address that a name stands for is looked at when
 *  the connection is made, so that it cannot change in between. Redirects are not followed.
 *  @param guard.loopback whether a server on this machine may be asked too
 *  @returns the answer, of at most 512 kB
 *  @throws when the address is private, the answer too large, or nobody answers */
export function guardedFetch(guard: {
  loopback: boolean;
}): (url: string, options: GuardedOptions) => Promise<Response> {
  return async (address, { method, headers, body, signal }) => {
    const url = new URL(address);
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) !== 0 && !isAllowed(host, guard)) throw new PrivateAddress();
    const ask = url.protocol === "https:" ? requestOverTls : requestPlain;
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const options = { method, headers, signal, lookup: lookupGuarded(guard), agent: false, autoSelectFamily: true };
    const request = ask(url, options, (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      answer.on("data", (part: Buffer) => {
        bytes += part.length;
        if (bytes > MAX_ANSWER_BYTES) request.destroy(new Error("the answer is too large"));
        else parts.push(part);
      });
      answer.on("error", reject);
      answer.on("end", () => {
        const type = answer.headers["content-type"];
        const kept = new Headers(type === undefined ? {} : { "content-type": type });
        const status = answer.statusCode ?? 500;
        resolve(new Response(parts.length === 0 ? null : Buffer.concat(parts), { status, headers: kept }));
      });
    });
    request.on("error", reject);
    request.end(textOf(body));
    return await promise;
  };
}

/** Only forms and texts are sent from here. */
function textOf(body: unknown): string {
  if (body === undefined || body === null) return "";
  invariant(typeof body === "string" || body instanceof URLSearchParams, "only forms and texts are sent");
  return body.toString();
}

/** Thrown for an address inside our own network. */
export class PrivateAddress extends Error {
  constructor() {
    super("this address is not on the open internet");
  }
}

/** Whether an IP address is on the open internet. */
export function isOpenAddress(address: string): boolean {
  if (isIP(address) === 4) return !PRIVATE.check(address);
  return isIP(address) === 6 && OPEN_IPV6.check(address, "ipv6") && !PRIVATE.check(address, "ipv6");
}

function isAllowed(address: string, { loopback }: { loopback: boolean }): boolean {
  return isOpenAddress(address) || (loopback && (address === "::1" || address.startsWith("127.")));
}

function lookupGuarded(guard: { loopback: boolean }): LookupFunction {
  return (name, options, done) =>
    lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, []);
      const all = addresses.every(({ address }) => isAllowed(address, guard));
      return all ? done(null, addresses) : done(new PrivateAddress(), []);
    });
}
