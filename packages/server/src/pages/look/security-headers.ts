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

/**
 * No script, no foreign content, no frame, no address given to other sites by a referrer (links carry tokens). Pages hold personal data, so
 * nothing is cached unless the answer says otherwise. `https` adds HSTS for a year (RFC 6797).
 */
export function securityHeaders(options: { readonly https: boolean }): MiddlewareHandler {
  return async (context, next) => {
    await next()
    // A page whose address is a key may have asked for no referrer at all.
    const stricter = context.res.headers.get('referrer-policy') === 'no-referrer'
    for (const [name, value] of Object.entries(headers)) context.header(name, value)
    if (stricter) context.header('referrer-policy', 'no-referrer')
    if (options.https) context.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store')
  }
}
