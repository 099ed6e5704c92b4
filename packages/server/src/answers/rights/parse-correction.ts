import { isCalendarDate } from '@candor/conditions'
import { err, type Fault, ok, type Result } from '@candor/terms'
import { deskOf, type Field, type Policy } from '../../brand/policy/index.ts'

type Value = string | number | boolean
export type Corrections = { readonly [field: string]: Value }

const longest = 300
/** Line ends and their like reach into headers and logs; marks that turn the reading direction disguise names. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** What a customer wants their fields to be, as they typed it: only fields the brand lets them correct, each as the data map declares it. Empty: leave it. */
export function parseCorrections(
  policy: Policy,
  typed: { readonly [field: string]: string },
): Result<Corrections, readonly Fault[]> {
  const faults: Fault[] = []
  const values: Record<string, Value> = {}
  for (const [name, text] of Object.entries(typed)) {
    const bare = text.trim().normalize('NFC')
    if (bare === '') continue
    const field = correctable(policy).get(name)
    const read = field ? readValue(field, bare) : err('cannot be corrected here; write to us what is wrong')
    if (read.ok) values[name] = read.value
    else faults.push({ path: name, says: read.error })
  }
  return faults.length > 0 ? err(faults) : ok(values)
}

/** The fields that customers may correct themselves, with what the data map declares of them. */
export const correctable = (policy: Policy): ReadonlyMap<string, Field> =>
  new Map(
    deskOf(policy).correct.flatMap(name => {
      const field = Object.hasOwn(policy.fields, name) ? policy.fields[name] : undefined
      return field && field.addressOf === undefined ? [[name, field] as const] : []
    }),
  )

function readValue({ type, values }: Field, text: string): Result<Value, string> {
  if (text.length > longest) return err(`is longer than ${longest} characters`)
  if (hidden.test(text)) return err('holds a control character')
  if (values && !values.includes(text)) return err(`is not one of: ${values.join(', ')}`)
  if (type === 'number') return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? ok(Number(text) + 0) : err('is not a number')
  if (type === 'date') return isCalendarDate(text) ? ok(text) : err('is not a day such as 2026-06-03')
  if (type === 'boolean') return /^(yes|no)$/i.test(text) ? ok(/^yes$/i.test(text)) : err('is not yes or no')
  return ok(text)
}
