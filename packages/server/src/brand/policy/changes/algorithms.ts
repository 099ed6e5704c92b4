import { type Algorithm, alarmAnswers } from '../policy.ts'
import { type Judged, type Part, type Place, type PolicyChange, partsChanged } from './change.ts'
import { moreIsNarrower, moreIsWider, narrowed, onScale, reworded, widened } from './judging.ts'

const lessIsWider: Part<Algorithm>['judge'] = (was, is): Judged => (Number(is) < Number(was) ? widened : narrowed)
const moreReaches: Part<Algorithm>['judge'] = (was, is): Judged => (Number(is) > Number(was) ? widened : narrowed)

/**
 * More inputs, another purpose, other words or another event are another use; a longer wait reads more of what people do. To be
 * watched by less, less closely, or with less of an answer is less protection. How many get the offer, and how many by lot, uses
 * no data that was not used before.
 */
const parts: readonly Part<Algorithm>[] = [
  { what: 'text', key: 'text', of: one => one.text, judge: reworded(true) },
  { what: 'owner', key: 'owner', of: one => one.owner, judge: reworded(false) },
  { what: 'purpose', key: 'purpose', of: one => one.purpose, judge: reworded(true) },
  { what: 'inputs', key: 'inputs', of: one => one.inputs, judge: moreIsWider },
  { what: 'success', key: 'succeeds.event', of: one => one.succeeds.event, judge: reworded(true) },
  { what: 'waiting', key: 'succeeds.within', of: one => one.succeeds.within, judge: moreReaches },
  { what: 'share', key: 'share', of: one => one.share, judge: reworded(false) },
  { what: 'explore', key: 'explore', of: one => one.explore, judge: reworded(false) },
  { what: 'holdout', key: 'holdout', of: one => one.holdout, judge: reworded(false) },
  { what: 'watched', key: 'watch.by', of: one => one.watch?.by ?? [], judge: moreIsNarrower },
  { what: 'tolerance', key: 'watch.tolerance', of: one => one.watch?.tolerance, judge: watching(lessIsWider) },
  { what: 'alpha', key: 'watch.alpha', of: one => one.watch?.alpha, judge: watching(reworded(false)) },
  {
    what: 'alarm',
    key: 'watch.on_alarm',
    of: one => one.watch?.onAlarm,
    judge: watching(onScale(...alarmAnswers.toReversed().map(word => [word]))),
  },
  {
    what: 'references',
    key: 'watch.references',
    of: one => referencesOf(one),
    judge: watching(reworded(false)),
  },
]

/** That a watch begins or ends is told once, by what it goes by. */
function watching(judge: Part<Algorithm>['judge']): Part<Algorithm>['judge'] {
  return (was, is) => (was === undefined || is === undefined ? undefined : judge(was, is))
}

/** In one order, whatever that of the file. */
const referencesOf = ({ watch }: Algorithm): string[] | undefined =>
  watch &&
  Object.entries(watch.references ?? {})
    .map(([attribute, group]) => `${attribute}: ${group}`)
    .toSorted()

export const algorithmChanges = (place: Place, before: Algorithm, after: Algorithm): PolicyChange[] =>
  partsChanged(parts, place, before, after)
