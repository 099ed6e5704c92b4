import type { Channel } from '@candor/terms'
import type { Policy, Purpose } from '../../brand/policy/index.ts'
import type { Choice } from '../../customers/consent/index.ts'

/** What a customer said last about one purpose on one channel. */
export type Answer = {
  readonly purpose: string
  readonly channel: Channel
  /** Absent: never asked. */
  readonly now?: 'yes' | 'no'
  /** The choice it rests on. */
  readonly choice?: Choice
}

const carriedByDuty = ({ basis }: Purpose): boolean => basis === 'contract' || basis === 'legal-duty'

/** The purposes that reach people only if they want it, one answer for each of their channels, in the order of the policy. */
export const answersOf = (policy: Policy, choices: readonly Choice[]): Answer[] =>
  Object.entries(policy.purposes).flatMap(([name, purpose]) =>
    carriedByDuty(purpose) ? [] : purpose.channels.map(channel => answerOf(name, channel, choices)),
  )

/** The purposes that a contract or a duty carries: they can be told, not chosen. */
export const neededPurposes = (policy: Policy): Purpose[] =>
  Object.values(policy.purposes).filter(purpose => carriedByDuty(purpose) && purpose.channels.length > 0)

// INVARIANT: as the gate has it, the newest word counts, and on a tie the no.
function answerOf(purpose: string, channel: Channel, choices: readonly Choice[]): Answer {
  const about = choices.filter(({ said }) => {
    if (said.kind === 'preference') return false
    return (said.purpose === purpose || said.purpose === 'any') && (said.channel === channel || said.channel === 'any')
  })
  const [choice] = about.toSorted((a, b) => b.at - a.at || Number(isYes(a)) - Number(isYes(b)))
  return choice ? { purpose, channel, now: isYes(choice) ? 'yes' : 'no', choice } : { purpose, channel }
}

const isYes = ({ said }: Choice): boolean => said.kind === 'consent'
