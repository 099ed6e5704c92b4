import type { Json } from '@candor/terms'

/** What the banner says is listened to, and no field of anybody's. */
const heardElsewhere = new Set(['context.consent', 'context.consentManagement'])

const deepest = 8
/** Longer names are values in disguise, and each would stand in the path of everything below it. */
const longestName = 100
const parts = ['properties', 'traits', 'context'] as const

/** A place in what calls say, with the places below it as far as any call had them. */
type Place = {
  readonly path: string
  /** Declared, or listened to elsewhere: neither it nor what lies below is named. */
  readonly isCovered: boolean
  below: Map<string, Place> | undefined
  item: Place | undefined
  /** The number of what was found here, by the type of the value. */
  found: Map<string, number> | undefined
}

/** Told the number of what no declaration covers, at each place where a call says something. */
export type Heard = (found: number) => void

/**
 * The names of an event's calls beyond those that are covered, each with a number: calls are alike, so a name is spelled and
 * judged once and counted from then on. A list counts once, as a list of what it holds. Names and types are kept, no value.
 */
export class Names {
  /** By number. */
  readonly found: { readonly path: string; readonly type: string }[] = []
  readonly #covered: ReadonlySet<string>
  readonly #roots: ReadonlyMap<string, Place>
  #places = 0

  constructor(covered: ReadonlySet<string>) {
    this.#covered = covered
    this.#roots = new Map(parts.map(part => [part, this.#place(part)]))
  }

  get size(): number {
    return this.#places
  }

  /** Hears each undeclared value of one call. */
  read(event: { readonly [key: string]: Json }, heard: Heard): void {
    for (const [part, root] of this.#roots) {
      const value = event[part]
      if (value !== undefined && value !== null) this.#walk(value, root, heard, 0)
    }
  }

  #walk(value: Json, place: Place, heard: Heard, depth: number): void {
    if (value === null || place.isCovered) return
    if (typeof value !== 'object' || depth >= deepest) heard(this.#number(place, typeOf(value)))
    else if (Array.isArray(value)) this.#walkList(value as readonly Json[], place, heard, depth)
    else {
      const members = value as { readonly [key: string]: Json }
      for (const key in members) this.#walk(members[key] as Json, this.#below(place, key), heard, depth + 1)
    }
  }

  /** Of a list of objects the first tells the fields: the rest are like it. */
  #walkList([first]: readonly Json[], place: Place, heard: Heard, depth: number): void {
    if (first === undefined || first === null) return
    place.item ??= this.#place(`${place.path}[]`)
    if (typeof first === 'object') this.#walk(first, place.item, heard, depth + 1)
    else if (!place.item.isCovered) heard(this.#number(place, `list of ${typeOf(first)}`))
  }

  #below(place: Place, key: string): Place {
    const name = key.length > longestName ? '*' : key
    place.below ??= new Map()
    const known = place.below.get(name)
    if (known) return known
    const made = this.#place(`${place.path}.${name}`)
    place.below.set(name, made)
    return made
  }

  #place(path: string): Place {
    this.#places++
    const isCovered = this.#covered.has(path) || heardElsewhere.has(path)
    return { path, isCovered, below: undefined, item: undefined, found: undefined }
  }

  #number(place: Place, type: string): number {
    place.found ??= new Map()
    const known = place.found.get(type)
    if (known !== undefined) return known
    const number = this.found.push({ path: place.path, type }) - 1
    place.found.set(type, number)
    return number
  }
}

/** Whoever makes up names must not fill the memory with them: trees that grew beyond are forgotten. */
const mostPlaces = 500
const remembered = new WeakMap<ReadonlySet<string>, Names>()

/** The names of calls that share what is covered, as far as remembered. */
export const namesBeyond = (covered: ReadonlySet<string>): Names => remembered.get(covered) ?? new Names(covered)

/** Keeps the names for the next call, unless there are too many. */
export function remember(covered: ReadonlySet<string>, names: Names): void {
  if (names.size > mostPlaces) remembered.delete(covered)
  else if (!remembered.has(covered)) remembered.set(covered, names)
}

const isoDate = /^\d{4}-\d{2}-\d{2}(?:T|$)/

function typeOf(value: Json): string {
  if (typeof value === 'string') return value[4] === '-' && value.length <= 40 && isoDate.test(value) ? 'date' : 'text'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'list' : 'object'
}
