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
  const fault = faultIn(value, path, 0)
  return fault === undefined ? ok(utf8(write(value))) : refuse(fault.path, fault.says)
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
function write(value: Json): string {
  const inOrder = ordered(value)
  return inOrder === impossible ? spelled(value) : JSON.stringify(inOrder)
}

type Members = { readonly [key: string]: Json }

/** JavaScript lists keys that look like array indices before all others: such an object may have no canonical order. */
const impossible = Symbol('no order')

/** The same value with the members of every object in canonical order; itself where they are. */
function ordered(value: Json): Json | typeof impossible {
  if (value === null || typeof value !== 'object') return value
  return isList(value) ? orderedList(value) : orderedObject(value as Members)
}

function orderedList(list: readonly Json[]): Json | typeof impossible {
  let copy: Json[] | undefined
  for (let i = 0; i < list.length; i++) {
    const item = ordered(list[i] as Json)
    if (item === impossible) return impossible
    if (item !== list[i]) copy ??= [...list]
    if (copy) copy[i] = item
  }
  return copy ?? list
}

function orderedObject(value: Members): Json | typeof impossible {
  const keys = Object.keys(value)
  let same = true
  const members = new Array<Json>(keys.length)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string
    const member = ordered(value[key] as Json)
    if (member === impossible) return impossible
    if (member !== value[key] || (i > 0 && (keys[i - 1] as string) > key)) same = false
    members[i] = member
  }
  return same ? value : sorted(keys, members)
}

function sorted(keys: readonly string[], members: readonly Json[]): Json | typeof impossible {
  const entries = keys.map((key, i) => [key, members[i] as Json] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  const copy = Object.fromEntries(entries)
  return Object.keys(copy).every((key, i) => key === entries[i]?.[0]) ? copy : impossible
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
