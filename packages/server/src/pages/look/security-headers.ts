import type { MiddlewareHandler } from 'hono'

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // With no-referrer, browsers would send `Origin: null` with our own forms, and we could not tell them from a stranger's.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** On pages that check a proof: scripts of our own, and what they fetch from us. */
const withScript = `${policy}; script-src 'self'; connect-src 'self'`

/**
 * No script (but our own where `script` allows it), no foreign content, no frame, no address given to other sites by a
 * referrer (links carry tokens). Pages hold personal data, so nothing is cached unless the answer says otherwise. `https` adds HSTS for a year (RFC 6797).
 */
export function securityHeaders(options: { readonly https: boolean; readonly script?: boolean }): MiddlewareHandler {
  return async (context, next) => {
    await next()
    // Not by `context.header`, which makes the whole answer anew for each.
    const given = context.res.headers
    // A page whose address is a key may have asked for no referrer at all.
    const stricter = given.get('referrer-policy') === 'no-referrer'
    // These headers are set again around all pages: what a page was allowed stays allowed.
    const mayScript = options.script === true || given.get('content-security-policy') === withScript
    for (const [name, value] of Object.entries(headers)) given.set(name, value)
    if (mayScript) given.set('content-security-policy', withScript)
    if (stricter) given.set('referrer-policy', 'no-referrer')
    if (options.https) given.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
    if (!given.has('cache-control')) given.set('cache-control', 'no-store')
  }
}
