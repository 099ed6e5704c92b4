import type { Hashing, Signatures } from '@candor/ledger'
import type { Instant } from '@candor/terms'

/** A customer's key of one retention class, without its secret: that stays inside the keys and leaves memory after a minute. */
export type DataKey = { readonly wrapped: Uint8Array; readonly epoch: string; readonly name: string }
export type NewKey = { readonly key: DataKey; readonly wrapped: Uint8Array; readonly epoch: string }

/** The key the log's checkpoints are signed with (Ed25519, RFC 8032). */
export type LogKey = {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** 64 bytes. */
  sign(message: Uint8Array): Uint8Array
}

/** That a customer was erased: kept with the keys, apart from the store, so that a restored backup is erased again. Random ids, names nobody. */
export type Tombstone = { readonly customer: string; readonly erasure: string; readonly at: Instant }

/** One of the keys that wrap customers' keys; `old` ones wrap nothing new and wait for their end. */
export type Epoch = {
  readonly epoch: string
  readonly startsAt: Instant
  readonly state: 'coming' | 'current' | 'old'
  /** When the next one took over. */
  readonly endedAt?: Instant
}

/** The keys of the log, of which two sign while one takes over from the other. Looks each time: another process may have changed them. */
export interface LogKeys {
  /** Those that sign now, oldest first; none before the inception. Throws `KeysRefused` when one is there but cannot be read. */
  signing(): readonly LogKey[]
  /** Makes the first key, once for the life of a log. Throws `KeysRefused` when there is one: a log must not change keys unseen. */
  incept(): LogKey
  /** Makes the key that takes over, on disk before it is used. Throws `KeysRefused` while two sign. */
  add(): LogKey
  /** Destroys these keys of a log that has ended, the only one too; doing it twice changes nothing. */
  end(publicKeys: readonly Uint8Array[]): void
  /** Destroys the key with this public half; doing it twice changes nothing. Throws `KeysRefused` for the only one. */
  retire(publicKey: Uint8Array): void
}

/**
 * Everything secret. Sealing is AES-256-GCM under a subkey of the customer's key; losing the wrapped key or its epoch
 * makes what it sealed unreadable for ever. A driver keeps the root where it likes (a file, a key service).
 */
export interface Keys {
  /** A new random key, wrapped by the epoch of the day; the caller stores `wrapped` and `epoch` with the customer. */
  newKey(): NewKey
  /** The same key, wrapped by the epoch of the day. Throws as `open` does. */
  rewrap(wrapped: Uint8Array, epoch: string): { readonly wrapped: Uint8Array; readonly epoch: string }
  /** Epochs whose key is at hand, oldest first. */
  epochs(): readonly Epoch[]
  /** Begins an epoch that wraps new keys from `startsAt` on; every process must have looked (`refresh`) by then. Rejects with `KeysAway`. */
  beginEpoch(startsAt: Instant): Promise<string>
  /** What the epoch still wraps is unreadable from now on, in every copy and for good. Doing it twice changes nothing. */
  destroyEpoch(epoch: string): Promise<void>
  /** Sees what other processes did to the epochs, and asks the key service whether it is there. Rejects with `KeysAway`. */
  refresh(): Promise<void>
  /** Whether the key service was away when it was last asked. */
  isAway(): boolean
  /** Throws `Unreadable` when the epoch is gone or the bytes are not a key of it, `KeysAway` when it cannot be had now. */
  open(wrapped: Uint8Array, epoch: string): DataKey
  /** Seals bytes; `aad` names table and row, so that sealed bytes moved elsewhere do not open. Adds 29 bytes. */
  seal(key: DataKey, aad: string, plain: Uint8Array): Uint8Array
  /** Throws `Unreadable` for another key, another `aad`, or a changed byte. */
  unseal(key: DataKey, aad: string, sealed: Uint8Array): Uint8Array
  /** Finds a sealed value by equality without keeping it: HMAC-SHA256 of canonical text, 43 characters of base64url. */
  blindIndex(canonicalText: string): string
  /** As `blindIndex`, with another key: for the do-not-contact list, which outlives a customer's keys. */
  suppressionIndex(canonicalText: string): string
  /** 32 bytes that only this house can make for these bytes; each `scope` has its own key. */
  mac(scope: string, bytes: Uint8Array): Uint8Array
  /** Compares without telling by time how much was right. */
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
  readonly hashing: Hashing
  readonly signatures: Signatures
  readonly logKeys: LogKeys
  /** The log's oldest key, or undefined before its inception. Throws `KeysRefused` when it is there but cannot be read. */
  logKey(): LogKey | undefined
  /** Makes the log's key, once for the life of the log. Throws `KeysRefused` when there is one: a log must not change keys unseen. */
  inceptLogKey(): LogKey
  /** Durable (on disk) when it returns; adding the same erasure twice changes nothing. */
  addTombstones(all: readonly Tombstone[]): void
  /**
   * Those from the n-th on, in the order they were added (shared by every process that uses these keys). Throws `KeysRefused`
   * when one was forged, changed or cut.
   */
  tombstonesSince(n: number): readonly Tombstone[]
  /** Overwrites all secrets held in memory; nothing works afterwards. */
  close(): void
}
