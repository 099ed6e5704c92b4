import { isCalendarDate } from '@candor/conditions'
import { meant } from './nearest.ts'
import type { Reader } from './shapes.ts'
import { isRefused, refuse, type Spot, scalarAt } from './spot.ts'

/** Control characters would reach mail headers and logs; bidirectional overrides make a name read as another one. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/
const hiddenInLines = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

/** One line of text, trimmed, not empty, without control characters, at most `max` characters. */
export const line =
  (max = 200): Reader<string> =>
  spot =>
    textAt(spot, max, hidden)

/** Text of several lines (`\n`), trimmed, not empty, without other control characters, at most `max` characters. */
export const lines =
  (max = 1_000): Reader<string> =>
  spot =>
    textAt(spot, max, hiddenInLines)

function textAt(spot: Spot, max: number, forbidden: RegExp): string | undefined {
  if (isRefused(spot)) return undefined
  const value = scalarAt(spot)
  if (value === null || value === '') return refuse(spot, 'is empty; write a text')
  if (typeof value !== 'string') return refuse(spot, `must be text${found(value)}`)
  const text = value.trim()
  if (text === '') return refuse(spot, 'is empty; write a text')
  if (text.length > max) return refuse(spot, `is ${text.length} characters long; at most ${max} are allowed`)
  return isReadable(text, forbidden) ? text : refuse(spot, 'holds control characters or line breaks; write plain text')
}

const isReadable = (text: string, forbidden: RegExp): boolean => text.isWellFormed() && !forbidden.test(text)

/** Whether `line(max)` would take this text as it is. */
export const isLine = (text: string, max: number): boolean =>
  text !== '' && text === text.trim() && text.length <= max && isReadable(text, hidden)

/** A name of a file or a sender's as a line can hold it: what is no plain text in it is escaped. */
export const harmless = (name: string): string =>
  name
    .toWellFormed()
    .replaceAll(new RegExp(hidden, 'g'), character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

const found = (value: unknown) =>
  value === undefined ? ', not a map or list' : `; put ${String(value).slice(0, 40)} in quotes if it is meant as text`

/** One of a closed list of words. */
export function oneOf<const T extends string>(words: readonly T[]): Reader<T> {
  const read = line(100)
  return spot => {
    const text = read(spot)
    if (text === undefined) return undefined
    const word = words.find(known => known === text)
    return word ?? refuse(spot, `${JSON.stringify(text.slice(0, 40))} is not known${meant(text, words)}`)
  }
}

/** A whole number from `min` to `max`. */
export const whole =
  (min: number, max: number): Reader<number> =>
  spot => {
    if (isRefused(spot)) return undefined
    const value = scalarAt(spot)
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
    return refuse(spot, `must be a whole number from ${min} to ${max}`)
  }

/** A finite number. */
export const number: Reader<number> = spot => {
  if (isRefused(spot)) return undefined
  const value = scalarAt(spot)
  return typeof value === 'number' && Number.isFinite(value) ? value : refuse(spot, 'must be a number')
}

/** A number from `min` to `max`. */
export const within =
  (min: number, max: number): Reader<number> =>
  spot => {
    if (isRefused(spot)) return undefined
    const value = scalarAt(spot)
    if (typeof value === 'number' && value >= min && value <= max) return value
    return refuse(spot, `must be a number from ${min} to ${max}`)
  }

/** A number above 0 and at most `max`. */
export const above =
  (max: number): Reader<number> =>
  spot => {
    if (isRefused(spot)) return undefined
    const value = scalarAt(spot)
    if (typeof value === 'number' && value > 0 && value <= max) return value
    return refuse(spot, `must be a number above 0 and at most ${max}`)
  }

/** `true` or `false`. */
export const yesNo: Reader<boolean> = spot => {
  if (isRefused(spot)) return undefined
  const value = scalarAt(spot)
  return typeof value === 'boolean' ? value : refuse(spot, 'must be true or false')
}

/** No address, path or time that a policy holds is longer. */
export const longestForm = 320

/** Text of a certain form, turned into `T`; `parse` answers undefined for text of another form. */
export function formed<T>(parse: (text: string) => T | undefined, wants: string): Reader<T> {
  const read = line(longestForm)
  return spot => {
    const text = read(spot)
    if (text === undefined) return undefined
    return parse(text) ?? refuse(spot, `${JSON.stringify(text.slice(0, 60))} is not ${wants}`)
  }
}

/** A day that exists, `YYYY-MM-DD`. */
export const day = formed(text => (isCalendarDate(text) ? text : undefined), 'a day that exists, written YYYY-MM-DD')

/** `name@host.tld` in plain ASCII: the form every mail system takes. Comments, quotes and routes are not read. */
const mailbox = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/
export const email = formed(
  text => (mailbox.test(text) ? text : undefined),
  'an email address such as hello@example.com',
)
