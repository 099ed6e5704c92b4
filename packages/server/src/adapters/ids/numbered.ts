import { createHash } from 'node:crypto'
import type { Ids } from './index.ts'

/** Identifiers counted from 1 and secrets derived from their number: the same in every run. For tests only. */
export function numberedIds(): Ids {
  let customers = 0
  let ids = 0
  let secrets = 0
  return {
    customer: () => `c${String(++customers).padStart(19, '0')}`,
    id: () => String(++ids).padStart(26, '0'),
    secret: length => bytesOf(++secrets, length),
  }
}

function bytesOf(number: number, length: number): Uint8Array {
  return new Uint8Array(
    createHash('shake256', { outputLength: Math.max(1, length) })
      .update(`secret ${number}`)
      .digest(),
  ).slice(0, length)
}
