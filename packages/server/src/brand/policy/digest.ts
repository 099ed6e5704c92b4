import { canonical, type Hashing, toHex } from '@candor/ledger'
import type { Json } from '@candor/terms'
import type { Policy } from './policy.ts'

/**
 * Names what judges: `sha256:<hex>` over the policy as read, the rules and dated data of the gate, and the version of
 * the time-zone database (IANA, such as `2026c`). Two files that say the same have the same digest, whatever their
 * comments, spacing and order of keys; a word that a customer could read changes it.
 */
export function policyDigest(
  policy: Policy,
  gate: Json,
  sha256: Hashing['sha256'],
  timeZones: string = process.versions['tz'] ?? 'unknown',
): string {
  const judged: Json = { v: 1, policy: JSON.parse(JSON.stringify(policy)), gate, timeZones }
  return `sha256:${toHex(sha256(canonical(judged)))}`
}
