import { type Counting, countings, type EventTest, limits } from './condition.ts'
import { heldFor } from './fields.ts'
import { fault, type JsonObject, type Reading, shown } from './reading.ts'
import { windowOf } from './window.ts'

/** Reads `{event, <one comparison>, within?}`. The event must be declared and held for the purpose the condition serves. */
export function readEventTest(json: JsonObject, path: string, reading: Reading): EventTest | undefined {
  const event = readEvent(json['event'], `${path}.event`, reading)
  const within = Object.hasOwn(json, 'within') ? readWithin(json['within'], `${path}.within`, reading) : undefined
  const used = countings.filter(counting => Object.hasOwn(json, counting))
  const [counting] = used
  if (counting === undefined || used.length > 1) {
    const found = used.length > 1 ? `; found ${used.join(' and ')}: put each in its own test under all` : ''
    return fault(reading, path, `must have exactly one of ${countings.join(', ')}${found}`)
  }
  const count = readCount(counting, json[counting], `${path}.${counting}`, reading)
  if (event === undefined || count === undefined) return undefined
  // The key is one of the five, each with a number: what ties them is only lost on the type checker.
  return { event, [counting]: count, ...(within === undefined ? {} : { within }) } as EventTest
}

function readEvent(name: unknown, path: string, reading: Reading): string | undefined {
  const { events, use } = reading
  if (typeof name !== 'string' || !Object.hasOwn(events, name)) {
    const known = Object.keys(events).join(', ').slice(0, 300)
    return fault(reading, path, `${shown(name)} is not a declared event; declared are ${known || '(none)'}`)
  }
  const refusal = heldFor(events[name]?.purposes ?? [], use)
  if (refusal !== undefined) fault(reading, path, refusal)
  return name
}

function readWithin(json: unknown, path: string, reading: Reading): string | undefined {
  if (typeof json === 'string' && windowOf(json) !== undefined) return json
  return fault(reading, path, `${shown(json)} is not a window; write one such as 12 hours, 30 days or 6 months`)
}

function readCount(counting: Counting, json: unknown, path: string, reading: Reading): number | undefined {
  if (typeof json !== 'number' || !Number.isInteger(json) || json < 0 || json > limits.count)
    return fault(reading, path, `${shown(json)} is not a count; give a whole number from 0 to ${limits.count}`)
  if (counting === 'under' && json === 0)
    return fault(reading, path, 'nobody did something fewer than 0 times; give a larger number')
  return json
}
