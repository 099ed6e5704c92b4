import type { Json } from '@candor/terms'

/** Names that reach into objects instead of naming something in them. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

export type JsonObject = { readonly [key: string]: Json }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Parsed JSON as every store keeps it: half characters (lone surrogates) and NUL become U+FFFD, names such as `__proto__` and
 * numbers too large for a double are left out (`null` in a list). What is clean is given back as it is, the rest as a copy.
 * Undefined when it is nested more than `deepest` levels deep.
 */
export function cleanJson(value: unknown, deepest: number): Json | undefined {
  if (typeof value === 'string') return cleanText(value)
  // -0 is no number that JSON text can bring back.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (typeof value !== 'object' || value === null) return value as boolean | null
  if (deepest === 0) return undefined
  return Array.isArray(value) ? cleanList(value, deepest - 1) : cleanObject(value, deepest - 1)
}

/**
 * Whether this JSON spells nothing by its number (`\ud800`, `\u0000`): no text or name in it then needs cleaning. One look at
 * the whole costs less than one at each part.
 */
export const isPlain = (json: string): boolean => !json.includes('\\u')

/** Whether a value parsed from plain JSON is clean as it is: its numbers and names are, and it is not too deep. */
export function isSound(value: unknown, deepest: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return true
  if (deepest === 0) return false
  if (Array.isArray(value)) return value.every(item => isSound(item, deepest - 1))
  const members = value as { readonly [key: string]: unknown }
  for (const key in members) if (forbidden.has(key) || !isSound(members[key], deepest - 1)) return false
  return true
}

function cleanList(list: readonly unknown[], deepest: number): Json | undefined {
  let copy: Json[] | undefined
  for (let i = 0; i < list.length; i++) {
    const each = cleanJson(list[i], deepest)
    if (each === undefined) return undefined
    if (!Object.is(each, list[i])) copy ??= list.slice(0, i) as Json[]
    copy?.push(each)
  }
  return copy ?? (list as readonly Json[])
}

function cleanObject(object: object, deepest: number): Json | undefined {
  const members = object as { readonly [key: string]: unknown }
  let copy: { [key: string]: Json } | undefined
  for (const key in members) {
    const value = members[key]
    const isLeftOut = forbidden.has(key) || isTooLarge(value)
    const each = isLeftOut ? null : cleanJson(value, deepest)
    if (each === undefined) return undefined
    const name = cleanText(key)
    if (isLeftOut || name !== key || !Object.is(each, value)) copy ??= before(members, key)
    if (copy && !isLeftOut) copy[name] = each
  }
  return copy ?? (object as JsonObject)
}

/** The members in front of this one, which were clean. Each is looked at once: a copy must not clean its members again. */
function before(members: { readonly [key: string]: unknown }, last: string): { [key: string]: Json } {
  const copy: { [key: string]: Json } = {}
  for (const key in members) {
    if (key === last) break
    copy[key] = members[key] as Json
  }
  return copy
}

const isTooLarge = (value: unknown): boolean => typeof value === 'number' && !Number.isFinite(value)

function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole
}
