import type { Channel } from '@candor/terms'
import type { Policy, Purpose } from '../../brand/policy/index.ts'
import type { Choice } from '../../customers/consent/index.ts'
import { type Signaled, signalTo } from './signal.ts'

/** What a customer said last about one purpose on one channel. */
export type Answer = {
  readonly purpose: string
  /** `any`: the purpose reaches nobody, it only keeps and uses what people do. */
  readonly channel: Channel | 'any'
  /** Absent: never asked. */
  readonly now?: 'yes' | 'no'
  /** The choice it rests on. */
  readonly choice?: Choice
  /** A browser of theirs objects to this purpose; absent where none does. */
  readonly signal?: Signaled
}

const carriedByDuty = ({ basis }: Purpose): boolean => basis === 'contract' || basis === 'legal-duty'

/**
 * What needs the customer's yes, in the order of the policy: one answer for each channel of a purpose, and one for a purpose
 * without channels that rests on consent. `signals`: the browser in front of us sends Global Privacy Control.
 */
export const answersOf = (policy: Policy, choices: readonly Choice[], signals = false): Answer[] =>
  Object.entries(policy.purposes).flatMap(([name, purpose]) => {
    // What is told for audits alone has a page of its own, where the yes and the answers are one.
    if (carriedByDuty(purpose) || name === policy.vault?.purpose) return []
    const signal = signalTo(name, purpose, choices, signals)
    return channelsOf(purpose).map(channel => ({
      ...answerOf(name, channel, choices),
      ...(signal === undefined ? {} : { signal }),
    }))
  })

const channelsOf = (purpose: Purpose): readonly Answer['channel'][] => (isUse(purpose) ? ['any'] : purpose.channels)

/** Whether a purpose reaches nobody and rests on a yes: it is a choice about what is kept and used. */
export const isUse = ({ channels, basis }: Purpose): boolean => channels.length === 0 && basis === 'consent'

/** The answers about messages on a channel. */
export const messageAnswers = (answers: readonly Answer[]): (Answer & { readonly channel: Channel })[] =>
  answers.filter((answer): answer is Answer & { readonly channel: Channel } => answer.channel !== 'any')

/** The purposes that a contract or a duty carries: they can be told, not chosen. */
export const neededPurposes = (policy: Policy): Purpose[] => Object.values(policy.purposes).filter(carriedByDuty)

// INVARIANT: as the gate has it, the newest word counts, and on a tie the no.
function answerOf(purpose: string, channel: Answer['channel'], choices: readonly Choice[]): Answer {
  const about = choices.filter(({ said }) => {
    if (said.kind === 'preference') return false
    return (said.purpose === purpose || said.purpose === 'any') && (said.channel === channel || said.channel === 'any')
  })
  const [choice] = about.toSorted((a, b) => b.at - a.at || Number(isYes(a)) - Number(isYes(b)))
  return choice ? { purpose, channel, now: isYes(choice) ? 'yes' : 'no', choice } : { purpose, channel }
}

const isYes = ({ said }: Choice): boolean => said.kind === 'consent'
