import { type Channel, channels, type Fault } from '@candor/terms'
import type { NumberFormat, Origin, TimeOrigin, When } from './import-map.ts'
import { type TimeFormat, timeFormat } from './time-format.ts'
import type { Path, YamlFile } from './yaml-file.ts'

type Keyed = { readonly [key: string]: unknown }

/** Reads the parts of a map file, collecting every fault with its line and column. A part with a fault reads as undefined. */
export class MapShape {
  readonly faults: Fault[] = []
  readonly #file: YamlFile

  constructor(file: YamlFile) {
    this.#file = file
  }

  fault(path: Path, says: string): undefined {
    this.faults.push(this.#file.fault(path, says))
    return undefined
  }

  /** A mapping with these keys and no others. */
  mapping(value: unknown, path: Path, known: readonly string[]): Keyed | undefined {
    const found = this.anyMapping(value, path)
    if (found === undefined) return undefined
    for (const key of Object.keys(found).filter(key => !known.includes(key))) {
      this.fault([...path, key], `is not known here; known are ${known.join(', ')}`)
    }
    return found
  }

  anyMapping(value: unknown, path: Path): Keyed | undefined {
    const is = typeof value === 'object' && value !== null && !Array.isArray(value)
    return is ? (value as Keyed) : this.fault(path, 'must be a mapping of keys and values')
  }

  /** A list; an absent one is empty. */
  list(value: unknown, path: Path): readonly unknown[] {
    if (value === undefined) return []
    if (Array.isArray(value)) return value
    this.fault(path, 'must be a list')
    return []
  }

  text(value: unknown, path: Path): string | undefined {
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    return this.fault(path, value === undefined ? 'is missing' : 'must be a text that is not empty')
  }

  /** A number or truth value is taken as its text: YAML reads an unquoted `1` or `true` so. */
  scalar(value: unknown, path: Path): string | undefined {
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    return this.text(value, path)
  }

  oneOf<T extends string>(value: unknown, path: Path, known: readonly T[]): T | undefined {
    const found = known.find(word => word === value)
    return found ?? this.fault(path, value === undefined ? 'is missing' : `must be one of ${known.join(', ')}`)
  }

  channel(value: unknown, path: Path): Channel | 'any' | undefined {
    return this.oneOf<Channel | 'any'>(value, path, [...channels, 'any'])
  }

  /** `{ column: name }` or `{ fixed: value }`, with further keys that the caller reads. */
  origin(value: unknown, path: Path, more: readonly string[] = []): Origin | undefined {
    if (value === undefined) return this.fault(path, 'is missing; write { column: name } or { fixed: value }')
    const found = this.mapping(value, path, ['column', 'fixed', ...more])
    if (found === undefined) return undefined
    if ((found['column'] === undefined) === (found['fixed'] === undefined)) {
      return this.fault(path, 'needs either `column` or `fixed`')
    }
    return found['column'] === undefined
      ? this.#part('fixed', this.scalar(found['fixed'], [...path, 'fixed']))
      : this.#part('column', this.scalar(found['column'], [...path, 'column']))
  }

  #part(kind: 'column' | 'fixed', text: string | undefined): Origin | undefined {
    if (text === undefined) return undefined
    return kind === 'column' ? { column: text } : { fixed: text }
  }

  time(value: unknown, path: Path): TimeOrigin | undefined {
    const origin = this.origin(value, path, ['format', 'zone'])
    const format = this.format(value, path)
    if (origin === undefined || format === undefined) return undefined
    if ('fixed' in origin && format.read(origin.fixed) === undefined) {
      return this.fault([...path, 'fixed'], `is not a time that exists, written as ${format.pattern}`)
    }
    return { ...origin, format }
  }

  /** The `format` and `zone` beside a column of times; `iso` when none is named. */
  format(value: unknown, path: Path): TimeFormat | undefined {
    const { format, zone } = (value ?? {}) as Keyed
    const pattern = format === undefined ? 'iso' : this.text(format, [...path, 'format'])
    const place = zone === undefined ? undefined : this.text(zone, [...path, 'zone'])
    if (pattern === undefined) return undefined
    const read = timeFormat(pattern, place)
    return read.ok ? read.value : this.fault([...path, place === undefined ? 'format' : 'zone'], read.error)
  }

  number(value: unknown, path: Path): NumberFormat {
    const format = (value as Keyed | undefined)?.['format']
    return format === undefined
      ? 'point'
      : (this.oneOf(format, [...path, 'format'], ['point', 'comma'] as const) ?? 'point')
  }

  when(value: unknown, path: Path): When | undefined {
    if (value === undefined) return this.fault(path, 'is missing; write { column: name, is: yes }')
    const found = this.mapping(value, path, ['column', 'is'])
    const column = found && this.scalar(found['column'], [...path, 'column'])
    if (column === undefined) return undefined
    if (found?.['is'] === undefined) return { column }
    const words = [found['is']].flat().map(word => this.scalar(word, [...path, 'is'])?.toLowerCase())
    return { column, is: new Set(words.filter(word => word !== undefined)) }
  }
}
