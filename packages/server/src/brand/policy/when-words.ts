import { answers, comparisons, type FieldTypes } from '@candor/conditions'
import { channels, type Fault } from '@candor/terms'
import { nearest } from './nearest.ts'
import { type Spot, scalarAt } from './spot.ts'

const keys = ['all', 'any', 'not', 'field', 'choice', ...comparisons]

/** A fault of a condition as a policy tells it: with the word that may have been meant, and no word of events. */
export function meantInWhen(fault: Fault, place: Spot, fields: FieldTypes, purposes: readonly string[]): string {
  const key = fault.path.slice(fault.path.lastIndexOf('.') + 1)
  if (key === 'event')
    return 'an own rule counts no events, because no decision waits for a count; ask for fields and choices'
  const near = nearWord(key, place, fields, purposes)
  return near === undefined ? fault.says : `${fault.says}; did you mean ${near}?`
}

function nearWord(key: string, place: Spot, fields: FieldTypes, purposes: readonly string[]): string | undefined {
  const known: { readonly [key: string]: readonly string[] } = {
    field: Object.keys(fields).filter(name => fields[name]?.class === 'attribute'),
    purpose: purposes,
    channel: channels,
    says: answers,
  }
  const words = Object.hasOwn(known, key) ? known[key] : undefined
  const written = scalarAt(place)
  if (words === undefined) return keys.includes(key) || key.includes('[') ? undefined : nearest(key, keys)
  return typeof written !== 'string' || words.includes(written) || Object.hasOwn(fields, written)
    ? undefined
    : nearest(written, words)
}
