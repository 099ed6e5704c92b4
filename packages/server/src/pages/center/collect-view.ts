import type { Policy } from '../../brand/policy/index.ts'
import type { CustomerEvent, EventValue } from '../../customers/events/index.ts'
import { type CollectedCall, type CollectionRecord, explain } from '../../decisions/index.ts'
import { wholeNumber } from '../look/index.ts'
import type { CallView, MomentView } from './moment-part.ts'
import { type Telling, timeOf } from './telling.ts'
import { purposeText } from './words.ts'

/** What was collected in one batch, with the values as they are kept now. */
export function collectView(telling: Telling, record: CollectionRecord): MomentView {
  const { t, lang } = telling
  const { source, receivedAt, events } = record
  const calls = events.map(call => callView(telling, record, call))
  const [only] = calls
  const things = Object.keys(record.undeclared).length
  const thrown = things === 0 ? [] : [t.undeclared(wholeNumber(things, lang), things === 1)]
  const isOne = calls.length === 1 && only !== undefined
  return {
    title: isOne ? only.what : t.several(wholeNumber(calls.length, lang), source),
    at: (isOne && only.at) || timeOf(telling, receivedAt),
    says: [...thrown, ...(isOne ? [t.source(source)] : [])],
    calls,
  }
}

function callView(telling: Telling, record: CollectionRecord, call: CollectedCall): CallView {
  const { t, policy } = telling
  const { event, type, kept, at } = call
  const stored = event === undefined ? undefined : telling.events.get(event)
  const now = stored?.purposes ?? (event === undefined ? call.purposes : [])
  const less = stored ? call.purposes.filter(purpose => !stored.purposes.includes(purpose)) : []
  const names = (purposes: readonly string[]) =>
    purposes.map(purpose => purposeText(policy, purpose, telling.desk.texts))
  const told = type === 'identify' && kept.length > 0 ? [t.importedFields(record.source, namesOf(telling, kept))] : []
  return {
    what: whatOf(telling, call),
    at: timeOf(telling, at),
    purposes: names(now),
    fields: stored ? fieldsOf(telling, call, stored) : [],
    says: [
      ...(event !== undefined && !stored ? [t.eventGone] : []),
      ...(less.length > 0 ? [t.lessNow(names(less).join(' '))] : []),
      ...told,
      ...notKept(telling, record, call),
    ],
  }
}

/** The event in the brand's own plain words; what no data map declares goes by its name. */
function whatOf({ t, policy }: Telling, { type, name }: CollectedCall): string {
  const declared = own(policy.events, type === 'track' ? name : type)
  if (declared) return declared.text
  const words = t.about[type as keyof typeof t.about]
  return typeof words === 'string' ? words : t.about.track(name)
}

function fieldsOf(telling: Telling, call: CollectedCall, stored: CustomerEvent): CallView['fields'] {
  const names = [...call.kept, ...(call.hashed ?? [])]
  return names.map(field => ({ name: fieldText(telling, field, call), value: valueText(telling, field, call, stored) }))
}

function valueText(
  telling: Telling,
  field: string,
  call: CollectedCall,
  { attributes, sealed }: CustomerEvent,
): string {
  const { t, policy } = telling
  if (call.hashed?.includes(field)) return t.hashed
  const value = own(attributes, field)
  if (value !== undefined) return sayValue(telling, value)
  // A link may have been passed on; what names a person, or is nobody's business, is not shown to whoever holds it.
  if (own(sealed, field) !== undefined) return t.hidden
  return own(policy.context, field)?.placeOf ? t.guess : t.fieldGone
}

function sayValue({ t, lang }: Telling, value: EventValue): string {
  if (Array.isArray(value)) return value.map(one => sayOne(one)).join(', ')
  return sayOne(value as string | number | boolean)
  function sayOne(one: string | number | boolean): string {
    if (typeof one === 'boolean') return one ? t.yesWord : t.noWord
    return typeof one === 'number' ? new Intl.NumberFormat(lang, { maximumFractionDigits: 20 }).format(one) : one
  }
}

/** What was not kept, by reason, in the customer's own words from the rule that said no. */
function notKept(telling: Telling, record: CollectionRecord, call: CollectedCall): string[] {
  const { t } = telling
  const { dropped = [], event, kept, type } = call
  const nothing = event === undefined && kept.length === 0 && type !== 'alias'
  const whole = dropped.find(({ field }) => field === '*')
  if (whole) return [t.nothingOfIt, whyOf(telling, record, whole.why)]
  const reasons = Map.groupBy(dropped, ({ why }) => why)
  const lines = [...reasons].map(([why, fields]) => {
    const names = fields.map(({ field }) => fieldText(telling, field, call)).join(', ')
    return `${t.notKeptOne(names)} ${whyOf(telling, record, why)}`
  })
  return nothing && lines.length === 0 ? [t.nothingOfIt] : lines
}

function whyOf({ t, policy }: Telling, { verdicts, facts }: CollectionRecord, rule: string): string {
  if (rule === 'type') return t.wrongType
  const found = Object.entries(verdicts).find(([, { deciding }]) => deciding === rule)
  const [purpose = Object.keys(policy.purposes)[0] ?? '', verdict] = found ?? []
  const said = verdict?.reasons.find(reason => reason.rule === rule) ?? ({ rule, says: 'deny' } as const)
  return explain(said, { kind: 'collect', purpose }, facts).customer
}

const namesOf = (telling: Telling, fields: readonly string[]): string =>
  fields.map(field => own(telling.policy.fields, field)?.text ?? plainName(field)).join(', ')

function fieldText({ policy }: Telling, field: string, { type, name }: CollectedCall): string {
  if (type === 'identify') return own(policy.fields, field)?.text ?? plainName(field)
  const declared = own(policy.events, type === 'track' ? name : type)
  const found = (declared && own(declared.fields, field)) ?? own(policy.context, field)
  return found?.text ?? plainName(field)
}

const plainName = (field: string): string => field.replaceAll('_', ' ')

const own = <T>(map: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined

/** Whether a policy keeps events for this purpose. */
export const isCollectedFor = ({ events, context }: Policy, purpose: string): boolean =>
  Object.values(events).some(({ purposes }) => purposes.includes(purpose)) ||
  Object.values(context).some(({ purposes }) => purposes.includes(purpose))
