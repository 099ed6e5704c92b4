import { parseAddress } from '@candor/content'
import { err, ok, type Result } from '@candor/terms'
import { isoDay } from './calendar.ts'
import type { FieldValue } from './candidate.ts'
import type { DeclaredField, FieldMap, NumberFormat } from './import-map.ts'
import { phoneNumber } from './phone-number.ts'
import { remember } from './remember.ts'

/** A value of a declared field, nothing (an empty cell), or what is wrong with it. */
export type Read = (text: string) => Result<FieldValue | undefined, string>

/** Reads the cells of one mapped field: trims, translates by the map's `values`, and checks against the declared field. */
export function readerOf(map: FieldMap): Read {
  const read = within(map.declared, typed(map))
  return text => {
    const bare = text.trim()
    const value = map.values?.get(bare) ?? bare
    return value === '' ? ok(undefined) : read(value)
  }
}

function typed(map: FieldMap): Read {
  switch (map.declared.type) {
    case 'text':
      return textReader(map.declared)
    case 'number':
      return text => numberOf(text, map.number)
    case 'boolean':
      return booleanOf
    case 'date':
      return remember(text => dateOf(text, map))
  }
}

function textReader(declared: DeclaredField): Read {
  if (declared.addressOf === 'email') return emailOf
  if (declared.addressOf === 'sms' || declared.addressOf === 'voice') return phoneOf
  return text => fault(text) ?? ok(text.normalize('NFC'))
}

/** Where the data map lists the values of a field, no other is kept. */
function within({ values }: DeclaredField, read: Read): Read {
  if (values === undefined) return read
  const allowed = new Set<FieldValue | undefined>(values)
  const says = `is not one of the declared values (${values.slice(0, 12).join(', ')}${values.length > 12 ? ', …' : ''})`
  return text => {
    const value = read(text)
    return value.ok && !allowed.has(value.value) ? err(says) : value
  }
}

/** Line ends, NUL and their like reach into headers, logs and files; marks that turn the reading direction disguise names. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

const fault = (text: string) =>
  hidden.test(text)
    ? err('holds a control character (such as a line end or NUL), which no name or address has')
    : undefined

/** As every channel reads it: the address kept is the address that will be used, byte for byte. */
const emailOf: Read = text => parseAddress(text)

const phoneOf: Read = text => {
  const number = phoneNumber(text)
  return number === undefined ? err('is not a number with country code such as +351210000000') : ok(number)
}

const shapes: { readonly [format in NumberFormat]: RegExp } = {
  point: /^[+-]?\d{1,15}(?:\.\d{1,15})?$/,
  comma: /^[+-]?(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,15})(?:,\d{1,15})?$/,
}

function numberOf(text: string, format: NumberFormat): Result<number, string> {
  if (!shapes[format].test(text)) return err(`is not a number such as ${format === 'point' ? '1234.5' : '1.234,5'}`)
  // Adding zero turns -0, which no page should show, into 0.
  return ok(Number(format === 'point' ? text : text.replaceAll('.', '').replace(',', '.')) + 0)
}

const yes = new Set(['true', 'yes', '1'])
const no = new Set(['false', 'no', '0'])

const booleanOf: Read = text => {
  const word = text.toLowerCase()
  return yes.has(word) ? ok(true) : no.has(word) ? ok(false) : err('is not yes or no; map other words with `values`')
}

function dateOf(text: string, map: FieldMap): Result<string, string> {
  const time = map.time.read(text)
  return time === undefined ? err(`is not a day that exists, written as ${map.time.pattern}`) : ok(isoDay(time))
}
