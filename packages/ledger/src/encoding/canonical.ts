import { type Fault, type Json, ok, type Result } from '@candor/terms'
import { refuse } from '../refuse.ts'
import { equal } from './octets.ts'
import { readText, utf8 } from './text.ts'

/** Deeper values are refused: no record needs more, and a hostile one must not exhaust the stack. */
const deepest = 64

/**
 * The JSON Canonicalization Scheme, RFC 8785: keys by UTF-16 code units, ECMAScript numbers, no white space.
 * Throws a `TypeError` naming the place for what has no canonical form; data of others goes through `canonicalOf`.
 */
export function canonical(value: Json): Uint8Array {
  const bytes = canonicalOf(value)
  if (!bytes.ok) throw new TypeError(`${bytes.error.path} ${bytes.error.says}`)
  return bytes.value
}

/** Like `canonical`, but NaN, infinities, lone surrogates, non-JSON values and more than 64 levels are a fault at their path. */
export function canonicalOf(value: Json, path = 'value'): Result<Uint8Array, Fault> {
  const inOrder = ordered(value, 0)
  if (inOrder !== unusual) return ok(utf8(JSON.stringify(inOrder)))
  const fault = faultIn(value, path, 0)
  return fault === undefined ? ok(utf8(spelled(value))) : refuse(fault.path, fault.says)
}

/** The value whose canonical bytes these are. Any other spelling (spaces, key order, repeated keys, 1.0) is refused. */
export function readCanonical(bytes: Uint8Array, path: string): Result<Json, Fault> {
  const text = readText(bytes, path)
  if (!text.ok) return text
  const value = readJson(text.value, path)
  if (!value.ok) return value
  const again = canonicalOf(value.value, path)
  if (!again.ok) return again
  return equal(again.value, bytes) ? value : refuse(path, 'must be canonical JSON (RFC 8785)')
}

function readJson(text: string, path: string): Result<Json, Fault> {
  try {
    return ok(JSON.parse(text) as Json)
  } catch {
    return refuse(path, 'is not JSON')
  }
}

// ECMAScript's own number and string spelling is the one RFC 8785 prescribes (sections 3.2.2.2 and 3.2.2.3), and its
// default sort compares UTF-16 code units (section 3.2.3). The engine spells a whole value far quicker than we could part by
// part, so members are put in order first; what is in order already stays as it is.

type Members = { readonly [key: string]: Json }

/** A value with a fault in it, or one with no order as an object: it is looked at part by part. */
const unusual = Symbol('unusual')

/** The same value with the members of every object in canonical order; itself where they are. */
function ordered(value: Json, depth: number): Json | typeof unusual {
  if (typeof value === 'string') return value.isWellFormed() ? value : unusual
  if (typeof value === 'number') return Number.isFinite(value) ? value : unusual
  if (value === null || typeof value === 'boolean') return value
  if (typeof value !== 'object' || depth > deepest) return unusual
  return isList(value) ? orderedList(value, depth) : orderedObject(value, depth)
}

function orderedList(list: readonly Json[], depth: number): Json | typeof unusual {
  let copy: Json[] | undefined
  for (let i = 0; i < list.length; i++) {
    const item = ordered(list[i] as Json, depth + 1)
    if (item === unusual) return unusual
    if (item !== list[i]) copy ??= [...list]
    if (copy) copy[i] = item
  }
  return copy ?? list
}

function orderedObject(value: Members, depth: number): Json | typeof unusual {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return unusual
  const keys = Object.keys(value)
  let isOrdered = true
  let copy: { [key: string]: Json } | undefined
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string
    if (mayMove(key) || !key.isWellFormed()) return unusual
    if (i > 0 && (keys[i - 1] as string) > key) isOrdered = false
    const member = ordered(value[key] as Json, depth + 1)
    if (member === unusual) return unusual
    if (member !== value[key]) copy ??= { ...value }
    if (copy) copy[key] = member
  }
  return isOrdered ? (copy ?? value) : sorted(keys, copy ?? value)
}

function sorted(keys: string[], members: Members): Json {
  const copy: { [key: string]: Json } = {}
  for (const key of keys.sort()) copy[key] = members[key] as Json
  return copy
}

/** JavaScript lists keys that look like array indices before all others, and does not assign to this one but to the prototype. */
const mayMove = (key: string): boolean => {
  const first = key.charCodeAt(0)
  return (first >= 0x30 && first <= 0x39) || key === '__proto__'
}

/** Part by part, for what has no order as an object. */
function spelled(value: Json): string {
  if (isList(value)) return `[${value.map(spelled).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map(key => `${JSON.stringify(key)}:${spelled(value[key] as Json)}`).join(',')}}`
}

function faultIn(value: Json, path: string, depth: number): Fault | undefined {
  if (depth > deepest) return { path, says: `is nested deeper than ${deepest} levels` }
  if (isList(value)) return firstFault(value.entries(), path, depth)
  if (value !== null && typeof value === 'object') return faultInObject(value, path, depth)
  return faultInScalar(value, path)
}

function faultInObject(value: { readonly [key: string]: Json }, path: string, depth: number): Fault | undefined {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return { path, says: 'is not a JSON value' }
  if (Object.keys(value).some(key => !key.isWellFormed())) return { path, says: 'has a key with a lone surrogate' }
  return firstFault(Object.entries(value), path, depth)
}

function firstFault(members: Iterable<[string | number, Json]>, path: string, depth: number): Fault | undefined {
  for (const [key, member] of members) {
    const fault = faultIn(member, `${path}.${key}`, depth + 1)
    if (fault !== undefined) return fault
  }
  return undefined
}

function faultInScalar(value: Json, path: string): Fault | undefined {
  if (value === null || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { path, says: 'is not a finite number' }
  if (typeof value !== 'string') return { path, says: 'is not a JSON value' }
  return value.isWellFormed() ? undefined : { path, says: 'holds a lone surrogate' }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
