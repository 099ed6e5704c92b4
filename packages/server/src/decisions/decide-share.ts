import type { Act } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { StoredState } from '../customers/state/index.ts'
import type { Change } from '../record/index.ts'
import type { Judge } from './judge.ts'
import { type Judged, type JudgedAsk, judged } from './judged.ts'

/** Something about one customer that is to be told to somebody outside now. */
export type ShareAsk = JudgedAsk<'share'> & {
  readonly act: Act & { readonly kind: 'share'; readonly channel: 'webhook' }
}

export type DecidedShare = Omit<Judged<'share'>, 'change' | 'changeWith'> & { readonly change: Change }

/** Decides one share: `actId`, stable over attempts, says what is told and to whom; `address` is where it goes, byte for byte. */
export function decideShare(ground: Ground, judge: Judge, before: StoredState, ask: ShareAsk): DecidedShare {
  const { change, changeWith: _, ...decided } = judged(ground, judge, before, ask)
  return { ...decided, change: change() }
}
