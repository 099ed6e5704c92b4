import type { CollectedCall, CollectionRecord } from '../../decisions/index.ts'
import { wholeNumber } from '../look/index.ts'
import { declaredCall, fieldText } from './declared.ts'
import { keptFields } from './kept-fields.ts'
import type { CallView, MomentView } from './moment-part.ts'
import { notKept } from './not-kept.ts'
import { type Telling, timeOf } from './telling.ts'
import { purposeText } from './words.ts'

/** What was collected in one batch, with the values as they are kept now. */
export function collectView(telling: Telling, record: CollectionRecord): MomentView {
  const { t, lang } = telling
  const { source, receivedAt, events } = record
  const [only, ...others] = events
  const things = Object.keys(record.undeclared).length
  const thrown = things === 0 ? [] : [t.undeclared(wholeNumber(things, lang), things === 1)]
  if (only && others.length === 0) {
    const call = callView(telling, record, only)
    return { title: call.what, at: timeOf(telling, only.at), says: [...thrown, t.source(source)], calls: [call] }
  }
  const at = timeOf(telling, receivedAt)
  const calls = events.map(call => {
    const own = timeOf(telling, call.at)
    return { ...callView(telling, record, call), ...(own.text === at.text ? {} : { at: own }) }
  })
  return { title: t.several(wholeNumber(events.length, lang), source), at, says: thrown, calls }
}

function callView(telling: Telling, record: CollectionRecord, call: CollectedCall): CallView {
  const { t, policy, desk } = telling
  const { event, type, kept } = call
  const stored = event === undefined ? undefined : telling.events.get(event)
  const isGone = event !== undefined && !stored
  const purposes = stored?.purposes ?? (isGone ? [] : call.purposes)
  const less = stored ? call.purposes.filter(purpose => !stored.purposes.includes(purpose)) : []
  const names = (list: readonly string[]) => list.map(purpose => purposeText(policy, purpose, desk.texts))
  const told = kept.map(field => fieldText(policy, call, field)).join(', ')
  return {
    what: whatOf(telling, call),
    purposes: names(purposes),
    fields: stored ? keptFields(telling, call, stored) : [],
    says: [
      ...(isGone ? [t.eventGone] : []),
      ...(less.length > 0 ? [t.lessNow(names(less).join(' '))] : []),
      ...(type === 'identify' && told !== '' ? [t.told(told)] : []),
      ...notKept(telling, record, call),
    ],
  }
}

/** The event in the brand's own plain words; what no data map declares goes by its name. */
function whatOf({ t, policy }: Telling, call: CollectedCall): string {
  const { type, name } = call
  const declared = declaredCall(policy, call)
  if (declared) return declared.text
  return type === 'track' ? t.about.track(name) : (t.about.others[type] ?? t.about.track(''))
}
