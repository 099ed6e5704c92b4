import { evidenceOf } from './evidence.ts'
import type { Stream } from './stream.ts'

/** What is said of a stream, in these words and no others. None of them says that all is well. */
export type StandingWord = 'no disparity found' | 'watch' | 'disparity' | 'cannot tell'

export type Standing = {
  readonly word: StandingWord
  /** Why it cannot tell. */
  readonly reason?: 'too few' | 'nobody selected'
  /** The e-value now, at most e^700. */
  readonly evidence: number
  /** The ratio of the selection rates so far; absent while it has no denominator. */
  readonly ratio?: number
}

/**
 * The standing of a stream. `disparity`: an alarm was raised, now or earlier; it stays until a person begins a new stream.
 * `watch`: the evidence now is above 1/sqrt(alpha), which happens by chance to at most sqrt(alpha) of streams. `no disparity
 * found`: neither, and a ratio 15 % below the tolerance (or `findable`) would by now have raised an alarm in about half of all
 * cases. `cannot tell`: not even that.
 */
export function standingOf(stream: Stream, findable: number = 0.85 * stream.tolerance): Standing {
  const said = { evidence: evidenceOf(stream.logEvidence), ...ratioOf(stream) }
  if (stream.alarm !== undefined) return { word: 'disparity', ...said }
  if (stream.logEvidence >= -Math.log(stream.alpha) / 2) return { word: 'watch', ...said }
  if (expectedLogEvidence(stream, findable) >= 1.5 - Math.log(stream.alpha))
    return { word: 'no disparity found', ...said }
  const nobody = stream.information > 0 && stream.group.selected + stream.reference.selected === 0
  return { word: 'cannot tell', reason: nobody ? 'nobody selected' : 'too few', ...said }
}

function ratioOf({ group, reference }: Stream): { readonly ratio?: number } {
  return group.n > 0 && reference.selected > 0
    ? { ratio: group.selected / group.n / (reference.selected / reference.n) }
    : {}
}

/** How far the logarithm of the best bet's wealth would have grown by now, were the ratio `findable` and the overall rate as it is. */
function expectedLogEvidence({ group, reference, tolerance, information }: Stream, findable: number): number {
  const n = group.n + reference.n
  if (information === 0) return 0
  const rate = (group.selected + reference.selected) / n
  const fallen = findable * rate
  const effect = tolerance * rate - fallen
  const ofGroup = fallen * (1 - fallen) * (reference.n / n)
  const ofReference = tolerance * tolerance * rate * (1 - rate) * (group.n / n)
  const variance = ofGroup + ofReference
  return variance > 0 ? (information * effect * effect) / (2 * variance) : 0
}
