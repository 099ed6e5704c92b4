import { type Fault, type Json, ok, type Result } from '@candor/terms'
import { fromBase64, toBase64 } from '../encoding/base64.ts'
import { canonical, readCanonical } from '../encoding/canonical.ts'
import type { Hashing } from '../ports.ts'
import { refuse } from '../refuse.ts'
import { commitment, recordKeySize } from './commitment.ts'
import { isTime, type Leaf } from './leaf.ts'
import { readMembers } from './members.ts'

/** What opens a commitment: the record key, the payload it commits to, and the time its leaf carries (whole seconds since 1970). */
export type Opening = { readonly key: Uint8Array; readonly payload: Json; readonly time: number }

/**
 * The opening as it travels in the `extra` line of a proof: the canonical JSON (RFC 8785)
 * `{"k":"<record key, base64>","p":<payload>,"t":<seconds>}`. With `t` the proof alone is enough to rebuild the leaf.
 */
export function formatOpening(opening: Opening): Uint8Array {
  return canonical({ k: toBase64(opening.key), p: opening.payload, t: opening.time })
}

/** Reads exactly what `formatOpening` writes. Keys that could reach a prototype are refused anywhere in the payload. */
export function parseOpening(bytes: Uint8Array, path = 'opening'): Result<Opening, Fault> {
  const value = readCanonical(bytes, path)
  if (!value.ok) return value
  const members = readMembers(value.value, ['k', 'p', 't'], path)
  if (!members.ok) return members
  const { k, p, t } = members.value
  const key = typeof k === 'string' ? fromBase64(k, `${path}.k`) : refuse(`${path}.k`, 'must be base64')
  if (!key.ok) return key
  if (key.value.length !== recordKeySize) return refuse(`${path}.k`, `must be ${recordKeySize} bytes`)
  if (!isTime(t)) return refuse(`${path}.t`, 'must be whole seconds since 1970')
  const dangerous = dangerousKey(p)
  if (dangerous !== undefined) return refuse(`${path}.p`, `has a key named ${dangerous}`)
  return ok({ key: key.value, payload: p, time: t })
}

/** The one leaf this opening opens. */
export function leafOf(opening: Opening, hashing: Hashing): Leaf {
  return { v: 1, t: opening.time, c: commitment(opening.key, opening.payload, hashing) }
}

function dangerousKey(value: Json): string | undefined {
  if (value === null || typeof value !== 'object') return undefined
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return key
    const deeper = dangerousKey(member)
    if (deeper !== undefined) return deeper
  }
  return undefined
}
