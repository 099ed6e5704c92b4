import type { Dial } from '@candor/terms'
import type { Choice, Saying } from '../../customers/consent/index.ts'
import type { Preference } from '../../customers/state/index.ts'
import { meets } from './aim.ts'

/** All choices of one customer around those to be undone, each part in the order of recording. */
export type Around = {
  readonly before: readonly Choice[]
  readonly undone: readonly Choice[]
  readonly since: readonly Choice[]
}

type Yes = Extract<Saying, { kind: 'consent' }>
type No = Extract<Saying, { kind: 'refusal' | 'withdrawal' | 'objection' }>

// INVARIANT: an undo never overrides what was said after the choices it undoes, however late or often it comes.
/** What to say so that it is again as it was before: the yes in force until then, a no for an undone yes, the earlier preferences. */
export function restore({ before, undone, since }: Around, dial: Dial): Saying[] {
  const restored = new Map<string, Saying>()
  for (const { said } of undone) {
    if (said.kind === 'preference') continue
    for (const earlier of said.kind === 'consent' ? [noTo(said)] : inForce(before, said))
      restored.set(`${earlier.purpose}|${earlier.channel}`, earlier)
  }
  const answers = [...restored.values()].filter(said => !since.some(later => overtakes(later.said, said)))
  return [...answers, ...earlierPreference({ before, undone, since }, dial)]
}

const noTo = ({ purpose, channel }: Yes): No => ({ kind: 'withdrawal', purpose, channel })

/** Each yes that `no` barred and nothing barred before. */
function inForce(before: readonly Choice[], no: No): Yes[] {
  return before.flatMap(({ said, at }) => {
    if (said.kind !== 'consent' || !meets(no, said)) return []
    const barred = before.some(other => isNo(other.said) && meets(other.said, said) && other.at >= at)
    return barred ? [] : [said]
  })
}

const isNo = (said: Saying): said is No => said.kind !== 'consent' && said.kind !== 'preference'

const overtakes = (later: Saying, said: Saying): boolean =>
  later.kind !== 'preference' && said.kind !== 'preference' && meets(later, said)

/** The preferences that were changed, as they were; what was never set returns to what the brand does unasked. */
function earlierPreference({ before, undone, since }: Around, dial: Dial): Saying[] {
  const changed = folded(undone)
  const value = { ...onlyIn(changed, { ...unset, dial, ...folded(before) }) }
  const open = Object.entries(value).filter(([name]) => !(name in folded(since)))
  return open.length === 0 ? [] : [{ kind: 'preference', value: Object.fromEntries(open) }]
}

const unset: Preference = {
  ...{ budgets: [], quietHours: [], pausedUntil: 0 },
  ...{ avoidTopics: [], guard: 'usual', purchasesAWeek: 0, noOffersAtNight: false },
}

const folded = (choices: readonly Choice[]): Preference =>
  Object.assign({}, ...choices.map(({ said }) => (said.kind === 'preference' ? said.value : {})))

const onlyIn = (changed: Preference, value: Preference): Preference =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name in changed))
