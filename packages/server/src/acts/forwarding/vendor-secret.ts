import type { Ground } from '../../adapters/ground.ts'

const bytesOf = ({ keys }: Pick<Ground, 'keys'>, vendor: string): Uint8Array =>
  keys.mac('vendor', new TextEncoder().encode(vendor))

/** What signs requests to a vendor and its answers, in the form of Standard Webhooks. It is stored nowhere. */
export const vendorSecret = (ground: Pick<Ground, 'keys'>, vendor: string): string =>
  `whsec_${Buffer.from(bytesOf(ground, vendor)).toString('base64')}`

const signature = (ground: Pick<Ground, 'keys'>, vendor: string, id: string, at: string, body: Uint8Array): string => {
  const signed = Buffer.concat([Buffer.from(`${id}.${at}.`), body])
  return `v1,${Buffer.from(ground.keys.hashing.hmacSha256(bytesOf(ground, vendor), signed)).toString('base64')}`
}

/** The headers of a signed request (Standard Webhooks 1.0). */
export function signedFor(ground: Ground, vendor: string, id: string, body: Uint8Array): Record<string, string> {
  const at = String(Math.floor(ground.clock.now() / 1000))
  return {
    'content-type': 'application/json',
    'user-agent': 'Candor-Requests/1',
    'webhook-id': id,
    'webhook-timestamp': at,
    'webhook-signature': signature(ground, vendor, id, at, body),
  }
}

/** An answer may be five minutes old, so that one that was overheard cannot be played again later. */
const freshFor = 300

/** Whether the vendor signed exactly this, a short while ago. */
export function isSigned(
  ground: Ground,
  vendor: string,
  header: (name: string) => string | undefined,
  body: Uint8Array,
): boolean {
  const [id, at, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(header)
  if (!id || !at || !given || !/^\d{1,12}$/.test(at)) return false
  if (Math.abs(ground.clock.now() / 1000 - Number(at)) > freshFor) return false
  const right = Buffer.from(signature(ground, vendor, id, at, body))
  return given.split(' ').some(one => ground.keys.sameBytes(Buffer.from(one), right))
}
