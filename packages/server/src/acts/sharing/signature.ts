import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { signingSecrets, type Webhook } from '../../brand/webhooks/index.ts'

/**
 * The headers of Standard Webhooks 1.0: id, time of sending in whole seconds, and for each secret in force `v1,` and base64
 * of the HMAC-SHA256 of `id.timestamp.body`.
 */
export function signedHeaders(
  ground: Ground,
  webhook: Webhook,
  id: string,
  body: Uint8Array,
  now: Instant,
): Record<string, string> {
  const timestamp = Math.floor(now / 1000)
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body])
  const signatures = signingSecrets(ground, webhook, now).map(
    secret => `v1,${Buffer.from(ground.keys.hashing.hmacSha256(secret, signed)).toString('base64')}`,
  )
  return {
    'content-type': 'application/json',
    'user-agent': 'Candor-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
}
