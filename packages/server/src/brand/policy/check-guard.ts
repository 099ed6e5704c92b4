import { meant } from './nearest.ts'
import { type EventMeaning, eventMeanings } from './policy.ts'
import { windowOf } from './spans.ts'
import { at, type Entry, itemsOf, peek, peekWord, refuse, type Spot, scalarAt } from './spot.ts'

/** What the guard looks for is told by some event, and its rest is no longer than what is remembered can hold. */
export function checkGuard(root: Spot, events: readonly Entry[]): void {
  const guard = at(root, 'impulse_guard')
  if (!guard) return
  checkTold(at(guard, 'quick_purchases'), 'purchase', events)
  checkTold(at(guard, 'returns'), 'return', events)
  const night = at(guard, 'night')
  if (night) checkNight(night, events)
  for (const [key, count] of [
    ['quick_purchases', 'count'],
    ['night', 'nights'],
    ['returns', 'count'],
  ] as const)
    checkRest(guard, at(guard, key), count)
}

function checkTold(sign: Spot | undefined, meaning: EventMeaning, events: readonly Entry[]): void {
  if (!sign) return
  const told = events.some(({ at: event }) => peekWord(event, 'counts_as', eventMeanings) === meaning)
  if (!told) refuse(sign, `no event tells of a ${meaning}: give one of data.events counts_as: ${meaning}`)
}

function checkNight(night: Spot, events: readonly Entry[]): void {
  const known = events.map(({ key }) => key)
  const listed = at(night, 'events')
  if (!listed && known.length === 0) refuse(night, 'no event is declared that could show who is up; see data.events')
  for (const item of listed ? itemsOf(listed) : []) {
    const name = scalarAt(item)
    if (typeof name === 'string' && !known.includes(name))
      refuse(item, `${JSON.stringify(name.slice(0, 60))} is not a declared event${meant(name, known)}`)
  }
}

/** As `ringKept` of the decision state. */
const remembered = 12

// INVARIANT: a rest is never cut short by what comes later. Of a run of `count`, what comes after it without being a run itself
// pushes the first out of the twelve that are remembered only when more than floor((13 - count) / (count - 1)) windows have gone
// by since; the stronger guard rests twice as long.
function checkRest(guard: Spot, sign: Spot | undefined, key: 'count' | 'nights'): void {
  const [spot, rest] = [at(guard, 'cool_down'), windowOf(peek(guard, 'cool_down') ?? '')]
  const [count, within] = [scalarAt(sign && at(sign, key)), windowOf((sign && peek(sign, 'within')) ?? '')]
  if (!spot || rest === undefined || within === undefined || typeof count !== 'number' || count < 2) return
  const longest = Math.floor((Math.floor((remembered + 1 - count) / (count - 1)) * within) / 2)
  if (rest > longest)
    refuse(
      spot,
      `is longer than what is remembered can hold: with ${count} within ${peek(sign as Spot, 'within')} at most ${longest}h; give ${sign?.path.split('.').at(-1)} a longer window, or rest for less`,
    )
}
