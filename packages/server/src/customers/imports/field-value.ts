import { err, ok, type Result } from '@candor/terms'
import { isoDay } from './calendar.ts'
import type { FieldValue } from './candidate.ts'
import { isEmailAddress } from './email-address.ts'
import type { DeclaredField, FieldMap, NumberFormat } from './import-map.ts'
import { phoneNumber } from './phone-number.ts'
import { remember } from './remember.ts'

/** A value of a declared field, nothing (an empty cell), or what is wrong with it. */
export type Read = (text: string) => Result<FieldValue | undefined, string>

/** Reads the cells of one mapped field: trims, translates by the map's `values`, and checks against the declared field. */
export function readerOf(map: FieldMap): Read {
  const read = typed(map)
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
  const allowed = declared.values && new Set(declared.values)
  if (allowed === undefined) return text => fault(text) ?? ok(text.normalize('NFC'))
  const says = `is not one of the declared values (${[...allowed].slice(0, 12).join(', ')})`
  return text => (allowed.has(text) ? ok(text) : err(says))
}

/** Line ends, NUL and their like reach into headers, logs and files; marks that turn the reading direction disguise names. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

const fault = (text: string) =>
  hidden.test(text)
    ? err('holds a control character (such as a line end or NUL), which no name or address has')
    : undefined

const emailOf: Read = text =>
  fault(text) ?? (isEmailAddress(text) ? ok(text) : err('is not an email address such as name@example.com'))

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
  return ok(Number(format === 'point' ? text : text.replaceAll('.', '').replace(',', '.')))
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
