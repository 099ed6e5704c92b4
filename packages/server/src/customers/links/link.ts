import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'

/**
 * What a link lets its holder do, and nothing else.
 * - `withdraw`: say no to one purpose on one channel. Never expires: a withdrawal must always work.
 * - `manage`: see and restrict one's own preferences. A new yes needs a one-time code besides.
 * - `why`: read why one message came.
 * - `undo`: take back the no of this browser session, ten minutes long.
 * - `erased`: read the certificate of an erasure. Never expires, and names nobody.
 */
export type Link =
  | { readonly for: 'withdraw'; readonly customer: string; readonly purpose: string; readonly channel: string }
  | { readonly for: 'manage'; readonly customer: string; readonly expires: Instant }
  | { readonly for: 'why'; readonly customer: string; readonly act: string; readonly expires: Instant }
  | { readonly for: 'undo'; readonly customer: string; readonly choices: readonly string[]; readonly expires: Instant }
  | { readonly for: 'erased'; readonly erasure: string }

export const manageDays = 90
const encoder = new TextEncoder()

/** `v1.<payload>.<mac>`; the payload holds random ids only, never an address. */
export function linkToken(ground: Ground, link: Link): string {
  const payload = Buffer.from(JSON.stringify(link)).toString('base64url')
  return `v1.${payload}.${macOf(ground, payload)}`
}

/** The link behind a token; undefined when it was forged, cut, has expired, or is for something else. */
export function readLink<F extends Link['for']>(
  ground: Ground,
  token: string,
  wanted: F,
): Extract<Link, { for: F }> | undefined {
  const [version, payload, mac, ...more] = token.split('.')
  if (version !== 'v1' || !payload || !mac || more.length > 0 || token.length > 2_000) return undefined
  // As text: several texts decode to the same bytes, and a token has one form only.
  if (!ground.keys.sameBytes(encoder.encode(mac), encoder.encode(macOf(ground, payload)))) return undefined
  const link = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Link
  if (link.for !== wanted) return undefined
  if ('expires' in link && link.expires <= ground.clock.now()) return undefined
  return link as Extract<Link, { for: F }>
}

const macOf = (ground: Ground, payload: string): string =>
  Buffer.from(ground.keys.mac('link', encoder.encode(payload))).toString('base64url')
