const LOOPBACK_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Gives a request the address that people typed. Behind a proxy only the configured address counts, never a header
 *  that a stranger could send. Without one, Tern answers to the names of this machine only, so that no other
 *  site's name can be pointed at it.
 *  @returns null when the request is for a host that is not ours */
export function atPublicOrigin(request: Request, publicUrl: string | undefined): Request | null {
  const url = new URL(request.url);
  if (publicUrl === undefined) return LOOPBACK_NAMES.has(url.hostname) ? request : null;
  const origin = new URL(publicUrl).origin;
  if (url.origin === origin) return request;
  return new Request(origin + url.pathname + url.search, request);
}
