import { type Fault, ok, type Result } from '@candor/terms'
import { refuse } from '../refuse.ts'

const encoder = new TextEncoder()
// A byte order mark is part of what was signed, so it must survive decoding.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text)

/** The text of strict UTF-8; a text comes back as it is if it has no lone surrogate. Refuses anything else, naming `path`. */
export function readText(input: string | Uint8Array, path: string): Result<string, Fault> {
  if (typeof input === 'string') return input.isWellFormed() ? ok(input) : refuse(path, 'holds a lone surrogate')
  try {
    return ok(decoder.decode(input))
  } catch {
    return refuse(path, 'is not valid UTF-8')
  }
}

/** A decimal without sign or leading zeros, at most 2^53-1. Anything else is refused, naming `path`. */
export function readDecimal(text: string, path: string): Result<number, Fault> {
  if (!/^(0|[1-9][0-9]*)$/.test(text)) return refuse(path, 'must be a decimal number without leading zeros')
  const value = Number(text)
  return Number.isSafeInteger(value) ? ok(value) : refuse(path, 'must be at most 9007199254740991')
}
