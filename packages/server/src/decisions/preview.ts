import type { Verdict } from '@candor/gate'
import type { Act, Instant } from '@candor/terms'
import { factsOf, type Standing } from '../customers/state/index.ts'
import type { Judge } from './judge.ts'

/** The same question as a decision, for plans and explanations: recorded nowhere, mints nothing. */
export function preview(judge: Judge, act: Act, state: Standing, at: Instant): Verdict {
  return judge.gate.preview(act, factsOf(state, judge.codes, act.channel), at)
}
