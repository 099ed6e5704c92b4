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

/** Something about one customer that is to be told to somebody outside now. */
export type ShareAsk = {
  readonly customer: string
  readonly act: Act & { readonly kind: 'share'; readonly channel: 'webhook' }
  /** Stable over attempts; says what is told, and to whom. */
  readonly actId: string
  readonly attempt: number
  /** Where it goes, byte for byte. */
  readonly address: string
  readonly passExpires: Instant
}

export type DecidedShare = {
  readonly verdict: Verdict
  readonly pass: Pass<'share'> | undefined
  readonly at: Instant
  readonly entry: string
  /** The decision's entry; where it permits, only if nothing that the decision rests on has changed since. */
  readonly change: Change
}

/** Decides one share. The change must be durable before the pass is used: a no recorded until then makes it fail. */
export function decideShare(ground: Ground, judge: Judge, before: StoredState, ask: ShareAsk): DecidedShare {
  const { customer, act, actId, attempt, address, passExpires } = ask
  const at = ground.clock.now()
  const facts = heard(factsOf(before.state, judge.codes, undefined), at)
  const grant = { customer, actId, attempt, address, expiresAt: passExpires }
  const { verdict, pass } = judgeAndMint(judge.gate, act, facts, at, grant)
  const { policy, ...said } = verdictParts(verdict)
  const body = decisionJson({ act, id: actId, attempt, at, facts, verdict: said, policy })
  const entry = ground.ids.id()
  const guard = { expect: [{ table: 'customer_state', key: { customer }, version: before.version } as const] }
  const change = together({ entries: [{ entry, customer, kind: 'decision', body }] }, pass ? guard : {})
  return { verdict, pass: pass as Pass<'share'> | undefined, at, entry, change }
}
