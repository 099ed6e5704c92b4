import type { Verdict } from '@candor/gate'
import type { Act, Instant } from '@candor/terms'
import type { Standing } from '../customers/state/index.ts'
import type { Judge } from './judge.ts'

/** The same question as a decision, for plans and explanations: recorded nowhere, mints nothing. */
export function preview(judge: Judge, act: Act, state: Standing, at: Instant): Verdict {
  return judge.gate.preview(act, judge.facts.read(state, act.channel), at)
}
