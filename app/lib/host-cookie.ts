/** The name of a cookie. Over TLS it begins with what makes browsers keep it to this very host, so that no neighbour below the same domain
 *  can set or overwrite it.
 *  @param secure whether the cookie is sent over TLS only; it must then be for all paths
 *  @source RFC 6265bis, section 4.1.3.2 */
export function hostCookie(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}
