import type { Fault, Json } from '@candor/terms'
import { faultInLine, faultInText } from './characters.ts'

const mostFaults = 100

export type Fields = { readonly [key: string]: Json }

/** Reads untrusted JSON and gathers everything that is wrong with it; what it returns is only meant when no fault was found. */
export class Reader {
  readonly faults: Fault[] = []

  /** Notes a fault. After `mostFaults` nobody reads on, and hostile input must not make the answer grow with it. */
  fault(path: string, says: string): void {
    if (this.faults.length < mostFaults) this.faults.push({ path, says })
  }

  /** The object at `path`; a field that is not declared is a fault, so that a typing error is not silently lost. */
  fields(value: Json | undefined, path: string, declared: readonly string[]): Fields | undefined {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      this.fault(path, 'must be an object')
      return undefined
    }
    for (const key of Object.keys(value)) {
      if (!declared.includes(key))
        this.fault(join(path, shown(key)), `is not a known field; known are ${declared.join(', ')}`)
    }
    return value as Fields
  }

  /** A list of `min` to `max` values. */
  list(value: Json | undefined, path: string, min: number, max: number): readonly Json[] {
    if (!Array.isArray(value)) this.fault(path, 'must be a list')
    else if (value.length < min || value.length > max)
      this.fault(path, `must hold ${min} to ${max} entries, has ${value.length}`)
    else return value
    return []
  }

  /** A text that says something, of at most `max` characters, on one line. */
  line(value: Json | undefined, path: string, max: number): string {
    return this.#text(value, path, max, faultInLine)
  }

  /** A text that says something, of at most `max` characters, with line feeds if it likes. */
  text(value: Json | undefined, path: string, max: number): string {
    return this.#text(value, path, max, faultInText)
  }

  /** A text as above that may be empty, as a cell of a table may. */
  cell(value: Json | undefined, path: string, max: number): string {
    return value === '' ? '' : this.text(value, path, max)
  }

  #text(value: Json | undefined, path: string, max: number, faultIn: (text: string) => string | undefined): string {
    const says = faultInShape(value, max) ?? faultIn(value as string)
    if (says) this.fault(path, says)
    return says ? '' : (value as string)
  }
}

/** `blocks` and `2` make `blocks.2`. */
export const join = (path: string, key: string | number): string => (path === '' ? `${key}` : `${path}.${key}`)

// A key comes from outside and is shown in an error: one line, no longer than a name.
const shown = (key: string): string => JSON.stringify(key.slice(0, 40)).slice(1, -1)

function faultInShape(value: Json | undefined, max: number): string | undefined {
  if (value === undefined) return 'is required'
  if (typeof value !== 'string') return 'must be text'
  if (value.trim() === '') return 'must not be empty'
  return value.length > max ? `must be at most ${max} characters, has ${value.length}` : undefined
}
