import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Condition, comparisons, countings, limits } from './condition.ts'
import { countersOf } from './counter.ts'
import type { CountedEvents, FieldTypes } from './fields.ts'
import { readChoiceTest } from './parse-choice.ts'
import { readEventTest } from './parse-event.ts'
import { readFieldTest } from './parse-field.ts'
import { fault, isObject, type JsonObject, type Reading } from './reading.ts'

/**
 * `use`: the purpose the condition serves, so that only fields and events held for it may select. `path`: where the condition
 * stands in a larger file. `events`: the declared events that may be counted; absent: none.
 */
export type ParseOptions = { readonly use?: string; readonly path?: string; readonly events?: CountedEvents }

/**
 * Reads a condition from JSON against the declared fields and purposes. Returns a fresh tree of plain data that equals
 * the JSON, or every fault at once, each with a JSON path (`$.all[1].is`) and what to do. Refused: unknown fields,
 * events, purposes, channels and keys; a value of another type than the field's; identifying and sensitive fields; fields and
 * events held for another purpose; more than 12 levels or 500 nodes.
 */
export function parseCondition(
  json: unknown,
  fields: FieldTypes,
  purposes: readonly string[],
  options: ParseOptions = {},
): Result<Condition, Fault[]> {
  const reading: Reading = { fields, events: options.events ?? {}, purposes, use: options.use, faults: [], nodes: 0 }
  const condition = readNode(json, options.path ?? '$', 1, reading)
  if (condition && countersOf(condition).length > limits.counters)
    fault(
      reading,
      options.path ?? '$',
      `counts more than ${limits.counters} things, each a pass over all events; count fewer`,
    )
  if (condition === undefined || reading.faults.length > 0) return err(reading.faults)
  return ok(condition)
}

function readNode(json: unknown, path: string, depth: number, reading: Reading): Condition | undefined {
  if (depth > limits.depth) return fault(reading, path, `is deeper than ${limits.depth} levels; flatten the condition`)
  reading.nodes += 1
  // Noted once: a condition far too large gets one fault, not thousands.
  if (reading.nodes > limits.nodes) return reading.nodes === limits.nodes + 1 ? tooMany(path, reading) : undefined
  if (!isObject(json))
    return fault(reading, path, 'must be an object: {all}, {any}, {not}, {field}, {choice} or {event}')
  return readObject(json, path, depth, reading)
}

const tooMany = (path: string, reading: Reading) =>
  fault(reading, path, `the condition has more than ${limits.nodes} parts; make it simpler`)

const forms = ['all', 'any', 'not', 'field', 'choice', 'event'] as const
type Form = (typeof forms)[number]

function keysOf(form: Form): readonly string[] {
  if (form === 'field') return ['field', ...comparisons]
  return form === 'event' ? ['event', ...countings, 'within'] : [form]
}

function readObject(json: JsonObject, path: string, depth: number, reading: Reading): Condition | undefined {
  const named = forms.filter(form => Object.hasOwn(json, form))
  const [form] = named
  if (form === undefined || named.length > 1) {
    return fault(reading, path, `must have exactly one of ${forms.join(', ')}${found(json)}`)
  }
  const allowed = keysOf(form)
  const strange = Object.keys(json).filter(key => !allowed.includes(key))
  for (const key of strange) fault(reading, `${path}.${key}`, `is not known here; known are ${allowed.join(', ')}`)
  if (strange.length > 0) return undefined
  if (form === 'field') return readFieldTest(json, path, reading)
  if (form === 'event') return readEventTest(json, path, reading)
  if (form === 'choice') return readChoiceTest(json['choice'], `${path}.choice`, reading)
  if (form === 'not') return readNot(json['not'], `${path}.not`, depth, reading)
  return readList(form, json[form], `${path}.${form}`, depth, reading)
}

const found = (json: JsonObject) => {
  const keys = Object.keys(json).slice(0, 5)
  return keys.length > 0 ? `; found ${keys.join(', ').slice(0, 80)}` : ''
}

function readNot(json: unknown, path: string, depth: number, reading: Reading): Condition | undefined {
  const child = readNode(json, path, depth + 1, reading)
  return child && { not: child }
}

function readList(form: 'all' | 'any', json: unknown, path: string, depth: number, reading: Reading) {
  if (!Array.isArray(json)) return fault(reading, path, 'must be a list of conditions')
  // An empty `all` is everybody, a thing one may mean; an empty `any` is nobody, which is always a mistake.
  if (form === 'any' && json.length === 0)
    return fault(reading, path, 'is empty and would match nobody; add a condition')
  const children = json
    .slice(0, limits.nodes + 1)
    .map((child, index) => readNode(child, `${path}[${index}]`, depth + 1, reading))
    .filter(child => child !== undefined)
  return form === 'all' ? { all: children } : { any: children }
}
