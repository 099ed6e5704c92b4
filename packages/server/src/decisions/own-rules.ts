import type { OwnRules } from '@candor/gate'
import type { Ground } from '../adapters/ground.ts'
import { parsePolicy, policyByDigest } from '../brand/policy/index.ts'
import type { Judge } from './judge.ts'

/**
 * The own rules of the policy that a decision names, for the words that they bring with them: what is read of an old decision
 * is what the rule said then. None where this house never had that policy, or cannot read it any more.
 */
export async function ownRulesOf(ground: Ground, judge: Judge, digest: string): Promise<OwnRules> {
  if (digest === judge.digest) return judge.policy.rules
  const kept = await policyByDigest(ground.store, digest)
  const read = kept && parsePolicy(kept.source)
  return read?.ok ? read.value.rules : {}
}
