import { isMap, isSeq } from 'yaml'
import { meant, nearest } from './nearest.ts'
import { entriesOf, isRefused, itemsOf, refuse, type Spot } from './spot.ts'

/** Reads what stands at a spot, or notes why not and gives `undefined`. */
export type Reader<T> = (spot: Spot) => T | undefined

type Key<T, Must extends boolean> = { readonly read: Reader<T>; readonly must: Must }
type Shape = { readonly [key: string]: Key<unknown, boolean> }
/** What a record of this shape gives. */
export type Read<S extends Shape> = {
  readonly [K in keyof S as S[K]['must'] extends true ? K : never]: S[K] extends Key<infer T, boolean> ? T : never
} & {
  readonly [K in keyof S as S[K]['must'] extends true ? never : K]?: S[K] extends Key<infer T, boolean> ? T : never
}

export const required = <T>(read: Reader<T>): Key<T, true> => ({ read, must: true })
export const optional = <T>(read: Reader<T>): Key<T, false> => ({ read, must: false })

/** Far more than any record has; beyond it, looking for what each key may have meant is not worth the time. */
const maxKeys = 100

/** A map with exactly these keys. A missing key, and a key that is not known, are faults. */
export function record<const S extends Shape>(shape: S): Reader<Read<S>> {
  return spot => {
    if (isRefused(spot)) return undefined
    if (!isMap(spot.node)) return refuse(spot, `must be a map with ${Object.keys(shape).join(', ')}`)
    const before = spot.sheet.faults.length
    const entries = entriesOf(spot)
    if (entries.length > maxKeys)
      return refuse(spot, `has ${entries.length} keys; known are ${Object.keys(shape).join(', ')}`)
    noteMissing(spot, shape, entries)
    const known = entries.filter(({ key, at }) => isKnown(key, at, shape))
    const read = known.map(({ key, at }) => [key, shape[key]?.read(at)] as const)
    // Each value came from the reader of its own key, so the object has the shape; no fault means none is missing.
    return spot.sheet.faults.length > before ? undefined : (Object.fromEntries(read) as Read<S>)
  }
}

function noteMissing(spot: Spot, shape: Shape, entries: readonly { readonly key: string }[]): void {
  const keys = Object.keys(shape)
  const strange = entries.filter(({ key }) => !keys.includes(key)).map(({ key }) => nearest(key, keys))
  for (const [key, { must }] of Object.entries(shape)) {
    // A mistyped key is told once, as mistyped, and not a second time as missing.
    const there = strange.includes(key) || entries.some(entry => entry.key === key)
    if (must && !there) refuse(under(spot, key), 'is missing; add it')
  }
}

const under = (spot: Spot, key: string): Spot => ({ ...spot, path: spot.path === '' ? key : `${spot.path}.${key}` })

function isKnown(key: string, at: Spot, shape: Shape): boolean {
  if (Object.hasOwn(shape, key)) return true
  refuse(at, `is not known here${meant(key, Object.keys(shape))}`)
  return false
}

/** A list of at least `min` and at most `max` items. Faulty items are noted and left out. */
export function list<T>(read: Reader<T>, { min = 0, max = 500 } = {}): Reader<readonly T[]> {
  return spot => {
    if (isRefused(spot)) return undefined
    if (!isSeq(spot.node)) return refuse(spot, 'must be a list')
    const items = itemsOf(spot)
    if (items.length < min) return refuse(spot, `must list at least ${min}`)
    if (items.length > max) return refuse(spot, `lists ${items.length}; at most ${max} are allowed`)
    return items.map(read).filter(item => item !== undefined)
  }
}

/** A list whose plain values may not repeat. */
export function distinct<T extends string | number>(
  read: Reader<T>,
  size: { min?: number; max?: number } = {},
): Reader<readonly T[]> {
  const whole = list(read, size)
  return spot => {
    const values = whole(spot)
    const twice = values?.find((value, index) => values.indexOf(value) !== index)
    return twice === undefined ? values : refuse(spot, `lists ${twice} twice; once is enough`)
  }
}

/** A map with names of the file's own choosing, each as `form` demands. Faulty entries are noted and left out. */
export function mapOf<T>(form: NameForm, read: Reader<T>, max: number): Reader<{ readonly [name: string]: T }> {
  return spot => {
    if (isRefused(spot)) return undefined
    if (!isMap(spot.node)) return refuse(spot, 'must be a map of names')
    const entries = entriesOf(spot)
    if (entries.length > max) return refuse(spot, `has ${entries.length} entries; at most ${max} are allowed`)
    for (const { key, at } of entries) if (!form.pattern.test(key)) refuse(at, `is not a good name; ${form.says}`)
    const values = entries.map(({ key, at }) => [key, read(at)] as const)
    return Object.fromEntries(values.filter((entry): entry is readonly [string, T & {}] => entry[1] !== undefined))
  }
}

/** What a name may look like. */
export type NameForm = { readonly pattern: RegExp; readonly says: string }

export const purposeName: NameForm = {
  pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  says: 'use small letters, digits and hyphens, such as review-invitation',
}
export const fieldName: NameForm = {
  pattern: /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/,
  says: 'use small letters, digits and underscores, such as last_purchase',
}

const nameLine =
  /^(?!\s)[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]{1,200}(?<!\s)$/u

/** The name of an event. What `identify` brings are traits of the customer, and `alias` brings nothing but names. */
export const eventName: NameForm = {
  pattern: new RegExp(`^(?!(identify|alias)$)${nameLine.source.slice(1)}`, 'u'),
  says: 'use the name of a track event (a line of at most 200 characters), or page, screen or group; traits of identify belong to data.fields',
}
/** A name as the catalogue has it: of who sells an item, or of its category. */
export const plainName: NameForm = {
  pattern: nameLine,
  says: 'write it as the catalogue does, a line of at most 200 characters',
}
/** The id of a category, as the consent banner writes it. */
export const categoryName: NameForm = {
  pattern: nameLine,
  says: 'use the id of the category as the banner writes it, a line of at most 200 characters',
}
