import type { Ground } from '../adapters/ground.ts'
import type { StoredState } from '../customers/state/index.ts'
import type { Change } from '../record/index.ts'
import type { SharePart } from './decision-record.ts'
import type { Judge } from './judge.ts'
import { type Judged, type JudgedAsk, judged } from './judged.ts'
import type { ShareAct } from './share-act.ts'

/** Something about one customer that is to be told to somebody outside now, and to whom, by names of fields alone. */
export type ShareAsk = JudgedAsk<'share'> & { readonly act: ShareAct; readonly share: SharePart }

export type DecidedShare = Omit<Judged<'share'>, 'change' | 'changeWith'> & { readonly change: Change }

/** Decides one share: `actId`, stable over attempts, says what is told and to whom; `address` is where it goes, byte for byte. */
export function decideShare(
  ground: Ground,
  judge: Judge,
  before: StoredState,
  { share, ...ask }: ShareAsk,
): DecidedShare {
  const { change, changeWith: _, ...decided } = judged(ground, judge, before, ask)
  return { ...decided, change: change({ share }) }
}
