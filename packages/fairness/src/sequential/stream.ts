import {
  addTo,
  type Block,
  clear,
  emptyBlock,
  informationOf,
  type Member,
  reverseShortfall,
  shortfall,
} from './block.ts'
import { type Counts, checkAlpha } from './interval.ts'
import { firstWealth, logTotal, settle, type Wealth } from './wealth.ts'

export type StreamOptions = {
  /** The lowest ratio of selection rates, group to reference, that is tolerated. .95 unless given. */
  readonly tolerance?: number
  /** The chance of ever raising an alarm while the tolerance is kept. .05 unless given. */
  readonly alpha?: number
  /** Whether a group that is favoured beyond 1 / tolerance raises an alarm too. */
  readonly twoSided?: boolean
}

/** When a stream's alarm was raised, and which of the two fell short. */
export type Alarm = { readonly decisions: number; readonly short: Member }

type Tally = { -readonly [Key in keyof Counts]: Counts[Key] }

/**
 * One group watched against its reference: plain numbers, changed in place, that JSON keeps. Its size does not grow.
 * `information` is what the settled blocks can say; `logEvidence` is the logarithm of the e-value now, `logPeak` of the largest.
 */
export type Stream = {
  readonly tolerance: number
  readonly alpha: number
  readonly group: Tally
  readonly reference: Tally
  readonly block: Block
  information: number
  readonly short: Wealth
  readonly over?: Wealth
  logEvidence: number
  logPeak: number
  alarm?: Alarm
}

/** Begins to watch. Throws a RangeError unless 0 < tolerance <= 1 and 0 < alpha < 1. */
export function startStream({ tolerance = 0.95, alpha = 0.05, twoSided = false }: StreamOptions = {}): Stream {
  checkAlpha(alpha)
  if (!(tolerance > 0 && tolerance <= 1))
    throw new RangeError(`tolerance must be above 0 and at most 1, not ${tolerance}.`)
  return {
    tolerance,
    alpha,
    group: { n: 0, selected: 0 },
    reference: { n: 0, selected: 0 },
    block: emptyBlock(),
    information: 0,
    short: firstWealth(),
    ...(twoSided ? { over: firstWealth() } : {}),
    logEvidence: 0,
    logPeak: 0,
  }
}

/**
 * Counts one decision into the stream, in the order in which decisions are taken. May be looked at after every one: while
 * rate(group) >= tolerance * rate(reference), the chance that an alarm is ever raised is at most alpha (Ville). Costs the same
 * for every decision. What is assumed stands in docs/monitoring.md.
 */
export function observe(stream: Stream, member: Member, selected: boolean): void {
  const tally = stream[member]
  tally.n++
  if (selected) tally.selected++
  if (!addTo(stream.block, member, selected)) return
  settleBlock(stream)
  clear(stream.block)
  if (stream.alarm === undefined && stream.logEvidence >= -Math.log(stream.alpha)) raise(stream)
}

function settleBlock(stream: Stream): void {
  const { block, tolerance, short, over } = stream
  const information = informationOf(block)
  settle(short, shortfall(block, tolerance), information)
  if (over) settle(over, reverseShortfall(block, tolerance), information)
  stream.information += information
  stream.logEvidence = over ? logMean(logTotal(short), logTotal(over)) : logTotal(short)
  stream.logPeak = Math.max(stream.logPeak, stream.logEvidence)
}

// The mean of two e-values is one, and reaches 1/alpha no later than either of them reaches 2/alpha.
function logMean(one: number, two: number): number {
  const top = Math.max(one, two)
  return top + Math.log((Math.exp(one - top) + Math.exp(two - top)) / 2)
}

function raise(stream: Stream): void {
  const favoured = stream.over !== undefined && logTotal(stream.over) > logTotal(stream.short)
  stream.alarm = {
    decisions: stream.group.n + stream.reference.n,
    short: favoured ? 'reference' : 'group',
  }
}
