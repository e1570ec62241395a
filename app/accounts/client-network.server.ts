import { isIPv4, isIPv6 } from "node:net";
import { createContext } from "react-router";

/** The network that a request comes from: an IPv4 address, or the first 64 bits of an IPv6 address, which one household or office shares.
 *  Null when it cannot be known. Used for counting by a keyed hash; never kept or logged. */
export const clientNetworkContext = createContext<string | null>(null);

/** Finds the network of whoever sent a request. Only proxies of our own are believed: what a stranger wrote into the header stands further
 *  left than what they added.
 *  @param from.peer         the address at the other end of the connection
 *  @param from.forwardedFor the header X-Forwarded-For, to which each proxy adds the address that it was asked from
 *  @param from.proxies      how many proxies of our own stand in front (0 or more); null when nobody has said
 *  @returns null when nobody has said, or the header has too few addresses or something else in it */
export function networkOf(from: {
  peer: string | undefined;
  forwardedFor: string | undefined;
  proxies: number | null;
}): string | null {
  if (from.proxies === null) return null;
  const asked = (from.forwardedFor ?? "").split(",").filter((address) => address.trim() !== "");
  const address = [...asked, from.peer ?? ""].at(-1 - from.proxies);
  return address === undefined ? null : networkOfAddress(address.trim());
}

function networkOfAddress(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return null;
  const [before = "", after] = plain.split("::");
  const left = groupsOf(before);
  const missing = after === undefined ? 0 : 8 - left.length - groupsOf(after).length;
  const groups = [...left, ...Array<string>(missing).fill("0"), ...groupsOf(after ?? "")];
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/** The groups of a part of an IPv6 address, without leading zeros. One in IPv4 notation stands for two. */
function groupsOf(part: string): string[] {
  if (part === "") return [];
  return part.split(":").flatMap((group) => (group.includes(".") ? [group, ""] : [parseInt(group, 16).toString(16)]));
}
