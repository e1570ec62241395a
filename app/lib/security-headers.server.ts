import { createMiddleware } from "hono/factory";

/** The content security policy of a page.
 *  Scripts run only with this response's nonce; styles, images and connections come from here alone. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/** Headers for every answer. Pages add their content security policy themselves; this one allows nothing.
 *  @param publicUrl the address that people type; when it is one with TLS, browsers are told to stay with that */
export function securityHeaders(publicUrl: string | undefined) {
  const isWithTls = publicUrl?.startsWith("https:") ?? false;
  return createMiddleware(async (c, next) => {
    await next();
    const headers = c.res.headers;
    if (!headers.has("content-security-policy"))
      headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    // Pages, files and redirects are about people; only built assets may be kept, and say so themselves.
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    headers.set("x-content-type-options", "nosniff");
    headers.set("x-frame-options", "DENY");
    // Not "no-referrer": browsers would then send "Origin: null" with our own forms.
    headers.set("referrer-policy", "same-origin");
    headers.set("cross-origin-opener-policy", "same-origin");
    headers.set("cross-origin-resource-policy", "same-origin");
    headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    if (isWithTls) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  });
}
