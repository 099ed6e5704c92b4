import { hash } from 'node:crypto'
import type { Instant } from '@candor/terms'
import type { Ids } from '../../adapters/ids/index.ts'
import type { Write } from '../../adapters/store/index.ts'
import type { SourceKind } from './source.ts'

/** A write key as staff see it. Its text is kept only for public sources, whose key stands in every page anyway. */
export type WriteKey = {
  /** The first letters of the hash of its text: enough to tell the keys of one source apart. */
  readonly key: string
  readonly source: string
  /** The whole text of a public key, the first letters of another. */
  readonly shown: string
  readonly createdAt: Instant
  readonly revokedAt?: Instant
}

/** A key just made: the only moment in which the text of a server key can be read. */
export type NewWriteKey = { readonly key: string; readonly text: string; readonly shown: string }

/** Longer texts are no key of ours; nothing is hashed for them. */
export const longestKey = 64

/** SHA-256 as hex. No salt and no stretching: the text is random and long already. */
export const hashKey = (text: string): string => hash('sha256', text)

export const keyIdOf = (hash: string): string => hash.slice(0, 12)

/**
 * A fresh key without colons, which HTTP Basic could not carry. Public: 32 letters, 128 random bits. Server: 160 random bits
 * behind a prefix by which scanners of leaked secrets know it.
 */
export function makeKey(ids: Ids, kind: SourceKind): NewWriteKey {
  const text = kind === 'public' ? hex(ids.secret(16)) : `cnd_write_${hex(ids.secret(20))}`
  return { key: keyIdOf(hashKey(text)), text, shown: kind === 'public' ? text : text.slice(0, 14) }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export const keyRow = (source: string, { text, shown }: NewWriteKey, now: Instant): Write => ({
  do: 'insert',
  table: 'write_keys',
  row: { key_hash: hashKey(text), source, shown, created_at: now, revoked_at: null },
})

export const revokedRow = (hash: string, now: Instant): Write => ({
  do: 'patch',
  table: 'write_keys',
  key: { key_hash: hash },
  set: { revoked_at: now },
})
