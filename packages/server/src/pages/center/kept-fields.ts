import type { CustomerEvent, EventValue } from '../../customers/events/index.ts'
import type { CollectedCall } from '../../decisions/index.ts'
import { fieldText, own } from './declared.ts'
import type { CallView } from './moment-part.ts'
import type { Telling } from './telling.ts'

/** The fields of a kept event, with their values as they are kept now. */
export function keptFields(telling: Telling, call: CollectedCall, stored: CustomerEvent): CallView['fields'] {
  const hashed = call.hashed ?? []
  return [...call.kept, ...hashed].map(field => ({
    name: fieldText(telling.policy, call, field),
    value: hashed.includes(field) ? telling.t.hashed : valueText(telling, field, stored),
  }))
}

function valueText(telling: Telling, field: string, { attributes, sealed }: CustomerEvent): string {
  const { t, policy } = telling
  const value = own(attributes, field)
  if (value !== undefined) return sayValue(telling, value)
  // A link may have been passed on; what names a person, or is sensitive, is not shown to whoever holds it.
  if (own(sealed, field) !== undefined) return t.hidden
  const context = own(policy.context, field)
  return context?.placeOf === undefined ? t.fieldGone : t.guess
}

const sayValue = (telling: Telling, value: EventValue): string =>
  [value]
    .flat()
    .map(one => sayOne(telling, one))
    .join(', ')

function sayOne({ t, lang }: Telling, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? t.yesWord : t.noWord
  return typeof value === 'number' ? new Intl.NumberFormat(lang, { maximumFractionDigits: 20 }).format(value) : value
}
