import type { Instant } from '@candor/terms'

/** `destroying`: its end is fixed and may not be taken back by us; it no longer wraps or unwraps. */
export type KeyState = 'usable' | 'destroying' | 'destroyed' | 'unknown'
export type KeyDescription = { readonly keyRef: string; readonly state: KeyState; readonly destroyedAt?: Instant }

/**
 * Where the highest keys live and never leave: a folder, or a key service (KMS, HSM). Five verbs, asynchronous as a service
 * over a network is. Each rejects with `KeysAway` when the service cannot be asked now, and with `Unreadable` when it was
 * asked and the key or the bytes are not (or no longer) there to be used.
 */
export interface KeyService {
  /** The key beneath which all others of this house lie. */
  readonly root: string
  /** Encrypts up to 4,096 bytes; `aad` must be named again to unwrap them. */
  wrap(keyRef: string, dek: Uint8Array, aad: string): Promise<Uint8Array>
  unwrap(keyRef: string, wrapped: Uint8Array, aad: string): Promise<Uint8Array>
  /** A new key; answers its reference (up to 1,000 bytes of UTF-8). */
  createKey(): Promise<string>
  /**
   * The key is of no use from now on and destroyed at `at` or as soon after as the service allows (some insist on a week).
   * Doing it twice changes nothing.
   */
  scheduleDestroy(keyRef: string, at: Instant): Promise<void>
  describe(keyRef: string): Promise<KeyDescription>
}
