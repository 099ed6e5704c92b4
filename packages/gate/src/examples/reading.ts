import type { Fault, Instant } from '@candor/terms'
import { parseInstant } from '../time/parse-instant.ts'
import { zoneNamed } from '../time/places.ts'

export type Fields = { readonly [field: string]: unknown }

const noFields: Fields = Object.freeze({})
const forbidden = ['__proto__', 'constructor', 'prototype']

/** Drops what is absent, so that an optional field is either there or not. */
export const present = <T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/**
 * Reads untrusted JSON part by part and collects every fault with its path, instead of stopping at the first. What a reader
 * returns after a fault is never used: who asks must look at `faults` at the end.
 */
export class Reading {
  readonly faults: Fault[] = []

  refuse(path: string, says: string): undefined {
    this.faults.push({ path, says })
    return undefined
  }

  /** An object with no other than the allowed fields. */
  record(value: unknown, path: string, allowed: readonly string[]): Fields {
    const fields = this.map(value, path)
    for (const field of Object.keys(fields))
      if (!allowed.includes(field)) this.refuse(`${path}.${field}`, 'is not a known field')
    return fields
  }

  /** An object with any fields but those that could reach a prototype. */
  map(value: unknown, path: string): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(path, 'must be an object')
      return noFields
    }
    for (const field of Object.keys(value))
      if (forbidden.includes(field)) this.refuse(`${path}.${field}`, 'is not allowed as a name')
    return value as Fields
  }

  text(value: unknown, path: string): string {
    if (typeof value === 'string' && value !== '' && value.length <= 10_000) return value
    this.refuse(path, 'must be a text')
    return ''
  }

  flag(value: unknown, path: string): boolean {
    if (typeof value !== 'boolean') this.refuse(path, 'must be true or false')
    return value === true
  }

  number(value: unknown, path: string, least = 0): number {
    if (typeof value === 'number' && Number.isFinite(value) && value >= least) return value
    this.refuse(path, `must be a number of at least ${least}`)
    return least
  }

  oneOf<const T>(value: unknown, path: string, words: readonly T[]): T {
    const found = words.find(word => word === value)
    if (found === undefined) this.refuse(path, `must be one of ${words.join(', ')}`)
    return found ?? words[0]!
  }

  instant(value: unknown, path: string): Instant {
    const read = parseInstant(value)
    if (!read.ok) this.refuse(path, read.error)
    return read.ok ? read.value : 0
  }

  list<T>(value: unknown, path: string, read: (item: unknown, path: string) => T): readonly T[] {
    if (Array.isArray(value)) return value.map((item, i) => read(item, `${path}[${i}]`))
    this.refuse(path, 'must be a list')
    return []
  }

  zone(value: unknown, path: string): string {
    const zone = this.text(value, path)
    try {
      zoneNamed(zone)
    } catch {
      this.refuse(path, 'must be an IANA time zone, such as Europe/Berlin')
    }
    return zone
  }
}

/** Reads a field when it is there. */
export const optional = <T>(value: unknown, path: string, read: (value: unknown, path: string) => T): T | undefined =>
  value === undefined ? undefined : read(value, path)
