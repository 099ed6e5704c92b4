import type { Value } from '../port.ts'

/** A value as a text to tell it from others by; bytes as one character each, the quickest that does. */
export const textOf = (value: Value): string =>
  value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')
    : String(value)
