import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { day, type Instant } from '@candor/terms'
import { Unreadable } from './faults.ts'
import { type KeyFolder, keyLength } from './folder.ts'

/** How long one epoch wraps new keys. Destroying an old epoch, once survivors are re-wrapped, erases backups too. */
export const epochLength = 30 * day

const prefix = 'epoch-'
const timeLength = 9

/** The keys that wrap customers' keys, one per month; their names sort by time of making. */
export class Epochs {
  readonly #folder: KeyFolder
  readonly #open = new Map<string, KeyObject>()
  #current: string | undefined

  constructor(folder: KeyFolder) {
    this.#folder = folder
  }

  /** The epoch that wraps new keys now; a new one is on disk before it is used. */
  current(now: Instant): string {
    this.#current ??= this.#newest()
    if (this.#current === undefined || now - startOf(this.#current) >= epochLength) this.#current = this.#begin(now)
    return this.#current
  }

  /** Throws `Unreadable` when the epoch was destroyed or never was. */
  key(epoch: string): KeyObject {
    const open = this.#open.get(epoch)
    if (open) return open
    if (!this.#folder.has(prefix + epoch)) throw new Unreadable(`the key epoch ${epoch} is gone`)
    const bytes = this.#folder.read(prefix + epoch)
    const key = createSecretKey(bytes)
    bytes.fill(0)
    this.#open.set(epoch, key)
    return key
  }

  close(): void {
    this.#open.clear()
  }

  #newest(): string | undefined {
    const names = this.#folder.names().filter(name => name.startsWith(prefix))
    return names
      .map(name => name.slice(prefix.length))
      .sort()
      .at(-1)
  }

  #begin(now: Instant): string {
    const epoch = `${now.toString(36).padStart(timeLength, '0')}-${randomBytes(3).toString('hex')}`
    this.#folder.add(prefix + epoch, randomBytes(keyLength))
    return epoch
  }
}

const startOf = (epoch: string): Instant => Number.parseInt(epoch.slice(0, timeLength), 36)
