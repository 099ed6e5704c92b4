import { type Condition, type FieldTypes, isCalendarDate, parseCondition } from '@candor/conditions'
import { actKinds, channels, obligations } from '@candor/terms'
import type { OwnRule, OwnRules } from '../own/own-rule.ts'
import { present, type Reading } from './reading.ts'

/** The brand's own rules in an example, by name. */
export function readRules(value: unknown, path: string, reading: Reading): OwnRules {
  const named = Object.entries(reading.map(value, path))
  return Object.fromEntries(named.map(([name, rule]) => [name, readRule(rule, `${path}.${name}`, reading)]))
}

function readRule(value: unknown, path: string, reading: Reading): OwnRule {
  const demands = ['text', 'acts', 'channels', 'purposes', 'when', 'says', 'obligations']
  const rule = reading.record(value, path, demands)
  const words = <T extends string>(field: string, known: readonly T[]): readonly T[] | undefined =>
    rule[field] === undefined
      ? undefined
      : reading.list(rule[field], `${path}.${field}`, (item, at) => reading.oneOf(item, at, known))
  const says = reading.oneOf(rule['says'], `${path}.says`, ['deny', 'adjust'])
  const duties = words('obligations', obligations)
  if ((says === 'adjust') !== (duties !== undefined && duties.length > 0))
    reading.refuse(`${path}.obligations`, 'must be there exactly when the rule says adjust')
  return present<OwnRule>({
    text: reading.text(rule['text'], `${path}.text`),
    acts: words('acts', actKinds) ?? reading.refuse(`${path}.acts`, 'must be a list') ?? [],
    channels: words('channels', channels),
    purposes:
      rule['purposes'] === undefined
        ? undefined
        : reading.list(rule['purposes'], `${path}.purposes`, (item, at) => reading.text(item, at)),
    when: readWhen(rule['when'], `${path}.when`, reading),
    ...(says === 'adjust' ? { says, obligations: duties ?? [] } : { says, obligations: undefined }),
  })
}

const anyone: Condition = { all: [] }

function readWhen(value: unknown, path: string, reading: Reading): Condition {
  const found = partsOf(value)
  const purposes = found.flatMap(({ choice }) => (isMap(choice) ? [choice['purpose']] : []))
  const named = purposes.filter(purpose => typeof purpose === 'string')
  const read = parseCondition(value, fieldsIn(found), named, { path })
  if (read.ok) return read.value
  for (const fault of read.error) reading.refuse(fault.path, fault.says)
  return anyone
}

type Part = { readonly [key: string]: unknown }

const isMap = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Far deeper than a condition may be. */
const deepest = 100

/** Every part of a condition, whatever else is wrong with it. */
function partsOf(value: unknown, depth = 0): readonly Part[] {
  if (!isMap(value) || depth > deepest) return []
  const inner = [value['all'], value['any'], value['not']].flat(1)
  return [value, ...inner.flatMap(part => partsOf(part, depth + 1))]
}

/** An example declares no fields: each is of the type of the values that it is compared with. */
function fieldsIn(parts: readonly Part[]): FieldTypes {
  const byField = Map.groupBy(
    parts.filter(part => typeof part['field'] === 'string'),
    part => String(part['field']),
  )
  return Object.fromEntries(
    [...byField].map(
      ([field, tests]) => [field, { type: typeOf(tests), class: 'attribute', purposes: ['any'] }] as const,
    ),
  )
}

function typeOf(tests: readonly Part[]): 'text' | 'number' | 'boolean' | 'date' {
  const compared = tests.flatMap(({ field: _, exists: __, ...rest }) => Object.values(rest).flat(1))
  if (compared.some(value => typeof value === 'number')) return 'number'
  if (compared.some(value => typeof value === 'boolean')) return 'boolean'
  const isDate = (value: unknown): boolean => typeof value === 'string' && isCalendarDate(value)
  return compared.length > 0 && compared.every(isDate) ? 'date' : 'text'
}
