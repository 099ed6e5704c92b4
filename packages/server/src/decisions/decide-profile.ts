import type { Pass, Verdict } from '@candor/gate'
import { decide as judgeAndMint } from '@candor/gate/mint'
import type { Act, Instant } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { factsOf, type StoredState } from '../customers/state/index.ts'
import { type Change, together } from '../record/index.ts'
import { verdictParts } from './decide.ts'
import { decisionJson } from './decision-record.ts'
import { heard } from './heard.ts'
import type { Judge } from './judge.ts'
import type { Shown } from './shown.ts'

/** What is known of one customer is to be used now, to this level. */
export type ProfileAsk = {
  readonly customer: string
  readonly act: Act & { readonly kind: 'profile'; readonly level: 'basic' | 'full' }
  /** Names this one use; nothing is tried twice under it. */
  readonly actId: string
  readonly passExpires: Instant
}

export type DecidedProfile = {
  readonly verdict: Verdict
  readonly pass: Pass<'profile'> | undefined
  readonly at: Instant
  readonly entry: string
  /**
   * The decision's entry with what was shown; where it permits, only if nothing that the decision rests on has changed since.
   * Nothing may be shown before it is durable.
   */
  change(shown?: Shown): Change
}

/** Decides one use of a profile. Whoever reads the person's rows needs the pass; a no that is recorded until the commit makes it fail. */
export function decideProfile(ground: Ground, judge: Judge, before: StoredState, ask: ProfileAsk): DecidedProfile {
  const { customer, act, actId, passExpires } = ask
  const at = ground.clock.now()
  const facts = heard(factsOf(before.state, judge.codes, undefined), at)
  const grant = { customer, actId, attempt: 1, address: '', expiresAt: passExpires }
  const { verdict, pass } = judgeAndMint(judge.gate, act, facts, at, grant)
  const { policy, ...said } = verdictParts(verdict)
  const entry = ground.ids.id()
  const guard = { expect: [{ table: 'customer_state', key: { customer }, version: before.version } as const] }
  return {
    verdict,
    pass: pass as Pass<'profile'> | undefined,
    at,
    entry,
    change(shown) {
      const record = { act, id: actId, attempt: 1, at, facts, verdict: said, policy, ...(shown ? { shown } : {}) }
      const entries = [{ entry, customer, kind: 'decision' as const, body: decisionJson(record) }]
      return together({ entries }, pass ? guard : {})
    },
  }
}
