import { compile, type Gate, policySource } from '@candor/gate'
import type { Ground } from '../adapters/ground.ts'
import { type Policy, policyDigest, toGatePolicy } from '../brand/policy/index.ts'

/** The gate of a policy, under the digest that every decision by it names. */
export function gateOf({ keys }: Ground, policy: Policy): Gate {
  const gatePolicy = toGatePolicy(policy)
  const timeZones = process.versions['tz'] ?? 'unknown'
  const source = policySource(gatePolicy, timeZones)
  return compile(gatePolicy, policyDigest(policy, source, keys.hashing.sha256, timeZones))
}
