import type { Json } from '@candor/terms'

/** What the banner says is listened to, and no field of anybody's. */
const heardElsewhere = new Set(['context.consent', 'context.consentManagement'])

/** Told of every value that no declaration covers: its path and type, never the value. */
export type Heard = (path: string, type: string) => void

const deepest = 8
/** Longer names are values in disguise, and each would stand in the path of everything below it. */
const longestName = 100
const parts = ['properties', 'traits', 'context'] as const

/** Names what a call carries beyond `covered`. A list counts once, as a list of what it holds. */
export function undeclaredIn(
  event: { readonly [key: string]: Json },
  covered: ReadonlySet<string>,
  heard: Heard,
): void {
  for (const part of parts) {
    const value = event[part]
    if (value !== undefined && value !== null) walk(value, part, covered, heard, 0)
  }
}

function walk(value: Json, path: string, covered: ReadonlySet<string>, heard: Heard, depth: number): void {
  if (value === null || covered.has(path) || heardElsewhere.has(path)) return
  if (typeof value !== 'object' || depth >= deepest) heard(path, typeOf(value))
  else if (Array.isArray(value)) walkList(value as readonly Json[], path, covered, heard, depth)
  else walkObject(value as { readonly [key: string]: Json }, path, covered, heard, depth)
}

function walkObject(
  value: { readonly [key: string]: Json },
  path: string,
  covered: ReadonlySet<string>,
  heard: Heard,
  depth: number,
): void {
  for (const key in value)
    walk(value[key] as Json, `${path}.${key.length > longestName ? '*' : key}`, covered, heard, depth + 1)
}

/** Of a list of objects the first tells the fields: the rest are like it. */
function walkList(
  list: readonly Json[],
  path: string,
  covered: ReadonlySet<string>,
  heard: Heard,
  depth: number,
): void {
  const [first] = list
  if (first === undefined || first === null) return
  if (typeof first === 'object') walk(first, `${path}[]`, covered, heard, depth + 1)
  else if (!covered.has(`${path}[]`)) heard(path, `list of ${typeOf(first)}`)
}

const isoDate = /^\d{4}-\d{2}-\d{2}(?:T|$)/

function typeOf(value: Json): string {
  if (typeof value === 'string') return value.length <= 40 && isoDate.test(value) ? 'date' : 'text'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'list' : 'object'
}
