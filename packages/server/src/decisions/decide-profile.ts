import type { Act } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { StoredState } from '../customers/state/index.ts'
import type { Judge } from './judge.ts'
import { type Judged, type JudgedAsk, judged } from './judged.ts'

/** What is known of one customer is to be used now, to this level. `actId` names this one use; nothing is tried twice under it. */
export type ProfileAsk = Omit<JudgedAsk<'profile'>, 'attempt' | 'address'> & {
  readonly act: Act & { readonly kind: 'profile'; readonly level: 'basic' | 'full' }
}

export type DecidedProfile = Judged<'profile'>

/**
 * Decides one use of a profile. Whoever reads the person's rows needs the pass; nothing may be shown before the change is durable,
 * and a no that is recorded until then makes it fail.
 */
export const decideProfile = (ground: Ground, judge: Judge, before: StoredState, ask: ProfileAsk): DecidedProfile =>
  judged(ground, judge, before, { ...ask, attempt: 1, address: '' })
