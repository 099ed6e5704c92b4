import type { Answer } from '@candor/conditions'
import type { Instant } from '@candor/terms'
import { type ChoiceColumns, choiceWidth, marks } from '../compact/choice-columns.ts'

const never = Number.NEGATIVE_INFINITY

/**
 * What had been said by then about a purpose on a channel, as conditions mean it: the newest word decides, about the purpose
 * itself or any, on the channel itself or any; on a tie the no. A yes without evidence was never said.
 */
export function answerOf(
  { count, purposes, numbers }: ChoiceColumns,
  purpose: string,
  channel: number,
  at: Instant,
): Answer {
  let yes = never
  let no = never
  for (let i = 0; i < count; i++) {
    const start = i * choiceWidth
    const marked = numbers[start]!
    if ((marked & channel) === 0 || (purposes[i] !== purpose && purposes[i] !== 'any')) continue
    const [saidAt, withdrawnAt] = [numbers[start + 1]!, numbers[start + 2]!]
    const refusedAt = (marked & marks.optOut) === 0 ? withdrawnAt : saidAt
    if (refusedAt <= at) no = Math.max(no, refusedAt)
    else if ((marked & marks.optOut) === 0 && (marked & marks.evidence) !== 0 && saidAt <= at)
      yes = Math.max(yes, saidAt)
  }
  if (yes === never && no === never) return 'none'
  return yes > no ? 'yes' : 'no'
}
