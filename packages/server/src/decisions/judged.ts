import type { Pass, Verdict } from '@candor/gate'
import { decide as judgeAndMint } from '@candor/gate/mint'
import type { Act, Instant } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { factsOf, type StoredState } from '../customers/state/index.ts'
import { type Change, together } from '../record/index.ts'
import { verdictParts } from './decide.ts'
import { type DecisionRecord, decisionJson } from './decision-record.ts'
import { heard } from './heard.ts'
import type { Judge } from './judge.ts'
import type { OfferDecided } from './offer-decided.ts'

/** An act about one customer that reaches nobody at an address of theirs. */
export type JudgedAsk<Kind extends Act['kind']> = {
  readonly customer: string
  readonly act: Act & { readonly kind: Kind }
  readonly actId: string
  readonly attempt: number
  readonly address: string
  readonly passExpires: Instant
}

export type Judged<Kind extends Act['kind']> = {
  readonly verdict: Verdict
  readonly pass: Pass<Kind> | undefined
  readonly at: Instant
  readonly entry: string
  /** The decision's entry with what was shown or to whom it was to go; where it permits, only if nothing that the decision rests on has changed since. */
  change(came?: Pick<DecisionRecord, 'shown' | 'share'>): Change
  /** The same with what came of an offer: made or not, only if nothing has changed since, for it may be made where no profile is used. */
  changeWith(offer: OfferDecided): Change
}

/** Decides one act from the choices alone. The change must be durable before the pass is used: a no recorded until then makes it fail. */
export function judged<Kind extends Act['kind']>(
  ground: Ground,
  judge: Judge,
  before: StoredState,
  { customer, act, actId, attempt, address, passExpires }: JudgedAsk<Kind>,
): Judged<Kind> {
  const at = ground.clock.now()
  const facts = heard(factsOf(before.state, judge.codes, undefined), at)
  const grant = { customer, actId, attempt, address, expiresAt: passExpires }
  const { verdict, pass } = judgeAndMint(judge.gate, act, facts, at, grant)
  const { policy, ...said } = verdictParts(verdict)
  const entry = ground.ids.id()
  const guard = { expect: [{ table: 'customer_state', key: { customer }, version: before.version } as const] }
  const recorded = (came: Pick<DecisionRecord, 'shown' | 'offer' | 'share'>): Partial<Change> => {
    const record = { act, id: actId, attempt, at, facts, verdict: said, policy, ...came }
    return { entries: [{ entry, customer, kind: 'decision', body: decisionJson(record) }] }
  }
  return {
    verdict,
    pass: pass as Pass<Kind> | undefined,
    at,
    entry,
    change: (came = {}) => together(recorded(came), pass ? guard : {}),
    changeWith: offer => together(recorded({ offer }), guard),
  }
}
