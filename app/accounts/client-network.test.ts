import { describe, expect, test } from "vitest";
import { networkOf } from "./client-network.server.ts";

const PEER = "203.0.113.7";

describe("the network that a request comes from", () => {
  test.each([
    ["is the other end of the connection without a proxy", 0, undefined, PEER],
    ["does not believe a header without a proxy", 0, "198.51.100.1", PEER],
    ["is what our proxy was asked from", 1, "198.51.100.1", "198.51.100.1"],
    ["is not what a stranger wrote before it", 1, "192.0.2.66, 198.51.100.1", "198.51.100.1"],
    ["is found behind two proxies of our own", 2, "192.0.2.66, 198.51.100.1, 10.0.0.2", "198.51.100.1"],
    ["is unknown when the proxy does not say", 1, undefined, null],
    ["is unknown when the header holds something else", 1, "unknown", null],
    ["is unknown when nobody said how many proxies there are", null, "198.51.100.1", null],
  ])("%s", (_, proxies, forwardedFor, expected) => {
    expect(networkOf({ peer: PEER, forwardedFor, proxies })).toBe(expected);
  });

  // ASVS V15.3.4
  test.each([
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::9", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
    ["", null],
  ])("of %s is %s", (peer, expected) => {
    expect(networkOf({ peer, forwardedFor: undefined, proxies: 0 })).toBe(expected);
  });
});
