import { createSecretKey, type KeyObject } from 'node:crypto'
import { minute } from '@candor/terms'
import { hmac } from './hashes.ts'

/** Longest time a customer's secret stays in memory: an erasure elsewhere is complete after this. */
export const keptFor = minute
const mostKept = 10_000
const mostForgotten = 1_000

// A key object costs a fifth of raw bytes at each use; its memory is the crypto library's, which overwrites it when it is freed.
type Kept = { readonly sealing: KeyObject; readonly until: number }

/** The subkey that seals, from a customer's key (HKDF-SHA256, RFC 5869). */
function derive(secret: Uint8Array): KeyObject {
  // One block of output: extract with an empty salt, then expand once (RFC 5869 §2.2, §2.3).
  const extracted = hmac(new Uint8Array(32), secret)
  const expanded = hmac(extracted, Buffer.concat([Buffer.from('candor/seal/v1'), Buffer.of(1)]))
  const key = createSecretKey(expanded)
  extracted.fill(0)
  expanded.fill(0)
  return key
}

/** Subkeys of recently used customers' keys; the oldest leave first and are overwritten. */
export class Secrets {
  readonly #kept = new Map<string, Kept>()
  readonly #now: () => number
  #sweep: NodeJS.Timeout | undefined

  /** `now`: monotonic milliseconds. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** The sealing subkey kept under this name, if it has not run out. */
  get(name: string): KeyObject | undefined {
    const kept = this.#kept.get(name)
    if (!kept) return undefined
    if (kept.until > this.#now()) return kept.sealing
    this.#forget(name)
    return undefined
  }

  /** Derives and keeps the subkey; overwrites `secret`. */
  keep(name: string, secret: Uint8Array): KeyObject {
    const sealing = derive(secret)
    secret.fill(0)
    this.#kept.set(name, { sealing, until: this.#now() + keptFor })
    if (this.#kept.size > mostKept) this.#forgetOld()
    // Without this a secret would stay for as long as nobody asks.
    this.#sweep ??= setTimeout(() => this.#sweepOnce(), keptFor).unref()
    return sealing
  }

  /** Lets go of all whose names begin so. */
  forget(prefix: string): void {
    for (const name of this.#kept.keys()) if (name.startsWith(prefix)) this.#forget(name)
  }

  get size(): number {
    return this.#kept.size
  }

  close(): void {
    clearTimeout(this.#sweep)
    for (const name of [...this.#kept.keys()]) this.#forget(name)
  }

  #sweepOnce(): void {
    this.#sweep = undefined
    this.#forgetOld()
    if (this.#kept.size > 0) this.#sweep = setTimeout(() => this.#sweepOnce(), 1_000).unref()
  }

  // Kept in order of arrival, so the first that may stay ends the search. Some more than must go leave at once: looking for
  // the oldest costs more than forgetting it.
  #forgetOld(): void {
    const fewest = this.#kept.size > mostKept ? mostKept - mostForgotten : mostKept
    for (const [name, { until }] of this.#kept) {
      if (until > this.#now() && this.#kept.size <= fewest) return
      this.#forget(name)
    }
  }

  #forget(name: string): void {
    this.#kept.delete(name)
  }
}
