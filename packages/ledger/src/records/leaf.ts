import { type Fault, type Json, ok, type Result } from '@candor/terms'
import { fromBase64, toBase64 } from '../encoding/base64.ts'
import { canonical, readCanonical } from '../encoding/canonical.ts'
import { refuse } from '../refuse.ts'
import { readMembers } from './members.ts'

/** What the public log says of one entry: the version, when (whole seconds since 1970), and the commitment of 32 bytes. Nothing else. */
export type Leaf = { readonly v: 1; readonly t: number; readonly c: Uint8Array }

/** The bytes that are hashed into the tree: `{"c":"<base64>","t":<seconds>,"v":1}`. Throws for a leaf no log of ours may hold. */
export function leafBytes(leaf: Leaf): Uint8Array {
  if (!isTime(leaf.t)) throw new RangeError('the time of a leaf is whole seconds since 1970')
  if (leaf.c.length !== 32) throw new RangeError('a commitment is 32 bytes')
  return canonical({ v: leaf.v, t: leaf.t, c: toBase64(leaf.c) })
}

/** Reads exactly what `leafBytes` writes. */
export function parseLeaf(bytes: Uint8Array, path = 'leaf'): Result<Leaf, Fault> {
  const value = readCanonical(bytes, path)
  if (!value.ok) return value
  const members = readMembers(value.value, ['c', 't', 'v'], path)
  if (!members.ok) return members
  const { v, t, c } = members.value
  if (v !== 1) return refuse(`${path}.v`, 'must be 1')
  if (!isTime(t)) return refuse(`${path}.t`, 'must be whole seconds since 1970')
  const committed = typeof c === 'string' ? fromBase64(c, `${path}.c`) : refuse(`${path}.c`, 'must be base64')
  if (!committed.ok) return committed
  return committed.value.length === 32 ? ok({ v, t, c: committed.value }) : refuse(`${path}.c`, 'must be 32 bytes')
}

/** Whole seconds since 1970, as a leaf and an opening carry them. */
export const isTime = (t: Json | undefined): t is number => typeof t === 'number' && Number.isSafeInteger(t) && t >= 0
