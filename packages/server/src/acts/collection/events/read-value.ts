import type { Json } from '@candor/terms'

/** Names that reach into objects instead of naming something in them. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

export type JsonObject = { readonly [key: string]: Json }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A copy of parsed JSON that every store keeps as it is: half characters (lone surrogates) and NUL become U+FFFD, names such
 * as `__proto__` and numbers too large for a double are left out (`null` in a list). Undefined when it is nested more than
 * `deepest` levels deep.
 */
export function cleanJson(value: unknown, deepest: number): Json | undefined {
  if (typeof value === 'string') return cleanText(value)
  // -0 is no number that JSON text can bring back.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (typeof value !== 'object' || value === null) return value as boolean | null
  if (deepest === 0) return undefined
  return Array.isArray(value) ? cleanList(value, deepest - 1) : cleanObject(value, deepest - 1)
}

function cleanList(list: readonly unknown[], deepest: number): Json | undefined {
  const cleaned: Json[] = []
  for (const item of list) {
    const each = cleanJson(item, deepest)
    if (each === undefined) return undefined
    cleaned.push(each)
  }
  return cleaned
}

function cleanObject(object: object, deepest: number): Json | undefined {
  const cleaned: { [key: string]: Json } = {}
  for (const [key, value] of Object.entries(object)) {
    if (forbidden.has(key) || isTooLarge(value)) continue
    const each = cleanJson(value, deepest)
    if (each === undefined) return undefined
    cleaned[cleanText(key)] = each
  }
  return cleaned
}

const isTooLarge = (value: unknown): boolean => typeof value === 'number' && !Number.isFinite(value)

function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole
}
