import type { Fault } from '@candor/terms'
import type { CountedEvents, FieldTypes } from './fields.ts'

/** What is known while a condition is read, and what was found wrong so far. */
export type Reading = {
  readonly fields: FieldTypes
  readonly events: CountedEvents
  readonly purposes: readonly string[]
  /** The purpose the condition serves; a field or event must be held for it. Absent: not checked. */
  readonly use: string | undefined
  readonly faults: Fault[]
  nodes: number
}

export type JsonObject = { readonly [key: string]: unknown }

/** Notes a fault; the answer is `undefined` so that readers can return it. */
export function fault(reading: Reading, path: string, says: string): undefined {
  reading.faults.push({ path, says })
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as a fault may repeat it: short, on one line, control characters escaped. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
