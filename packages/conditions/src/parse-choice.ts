import { channels } from '@candor/terms'
import { answers, type ChoiceTest } from './condition.ts'
import { fault, isObject, type Reading, shown } from './reading.ts'

const keys = ['purpose', 'channel', 'says']

/** Reads `{purpose, channel, says}`: a declared purpose, a channel of the closed list, and yes, no or none. */
export function readChoiceTest(json: unknown, path: string, reading: Reading): ChoiceTest | undefined {
  if (!isObject(json)) return fault(reading, path, 'must be an object {purpose, channel, says}')
  for (const key of Object.keys(json).filter(key => !keys.includes(key))) {
    fault(reading, `${path}.${key}`, `is not known here; known are ${keys.join(', ')}`)
  }
  const purpose = oneOf(json['purpose'], reading.purposes, `${path}.purpose`, 'a purpose the policy declares', reading)
  const channel = oneOf(json['channel'], channels, `${path}.channel`, 'a channel', reading)
  const says = oneOf(json['says'], answers, `${path}.says`, 'an answer', reading)
  if (purpose === undefined || channel === undefined || says === undefined) return undefined
  return { choice: { purpose, channel, says } }
}

function oneOf<T extends string>(value: unknown, list: readonly T[], path: string, what: string, reading: Reading) {
  const known = list.find(item => item === value)
  if (known !== undefined) return known
  const found = value === undefined ? 'is missing' : `${shown(value)} is not ${what}`
  return fault(reading, path, `${found}; use one of ${list.join(', ') || '(none declared)'}`)
}
