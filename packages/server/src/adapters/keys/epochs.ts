import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { day, type Instant } from '@candor/terms'
import { KeysAway, KeysRefused, Unreadable } from './faults.ts'
import { type KeyFolder, keyLength } from './folder.ts'
import type { KeyService } from './key-service.ts'
import type { Epoch } from './port.ts'

/** How long one epoch wraps new keys. Destroying an old epoch, once survivors are re-wrapped, erases backups too. */
export const epochLength = 30 * day

const prefix = 'epoch-'
const timeLength = 9

/**
 * The keys that wrap customers' keys, one per month; their names sort by the time they begin. Each is wrapped by a key of its own
 * in the key service and, around that, by the folder's; it is unwrapped once and then held until it is destroyed.
 */
export class Epochs {
  readonly #folder: KeyFolder
  readonly #service: KeyService
  readonly #open = new Map<string, KeyObject>()
  readonly #onGone: (epoch: string) => void
  #closed = false

  /** `onGone`: nothing an epoch wrapped may stay in memory once it is destroyed, by whomever. */
  constructor(folder: KeyFolder, service: KeyService, onGone: (epoch: string) => void) {
    this.#folder = folder
    this.#service = service
    this.#onGone = onGone
  }

  /** The epoch that wraps new keys now; the first of all where the clock was set back to before it. Throws `KeysAway` when none was loaded. */
  current(now: Instant): string {
    if (this.#closed) throw new KeysRefused('The keys are closed.')
    let [newest, first] = ['', '']
    for (const epoch of this.#open.keys()) {
      if (epoch > newest && startOf(epoch) <= now) newest = epoch
      if (first === '' || epoch < first) first = epoch
    }
    if (first === '') throw new KeysAway('No key epoch could be loaded yet.')
    return newest === '' ? first : newest
  }

  all(now: Instant): Epoch[] {
    const epochs = [...this.#open.keys()].sort()
    const current = epochs.findLast(epoch => startOf(epoch) <= now)
    return epochs.map((epoch, i) => {
      const [startsAt, next] = [startOf(epoch), epochs[i + 1]]
      const ended = next !== undefined && startOf(next) <= now ? { endedAt: startOf(next) } : {}
      return { epoch, startsAt, state: startsAt > now ? 'coming' : epoch === current ? 'current' : 'old', ...ended }
    })
  }

  /** Throws `Unreadable` when the epoch was destroyed or never was, `KeysAway` when it is on its way here. */
  key(epoch: string): KeyObject {
    const open = this.#open.get(epoch)
    if (open) return open
    if (this.#closed) throw new KeysRefused('The keys are closed.')
    if (!this.#folder.has(prefix + epoch)) throw new Unreadable(`the key epoch ${epoch} is gone`)
    void this.load().catch(() => undefined)
    throw new KeysAway(`The key epoch ${epoch} is not loaded yet.`)
  }

  /** Brings here what other processes began, and lets go of what they destroyed. Rejects with `KeysAway`. */
  async load(): Promise<void> {
    const names = this.#folder.names().filter(name => name.startsWith(prefix))
    const there = new Set(names.map(name => name.slice(prefix.length)))
    for (const epoch of this.#open.keys()) if (!there.has(epoch)) this.#letGo(epoch)
    for (const epoch of there) if (!this.#open.has(epoch)) await this.#unwrap(epoch)
  }

  /** A new epoch, on disk before it is used. */
  async begin(startsAt: Instant): Promise<string> {
    const epoch = `${startsAt.toString(36).padStart(timeLength, '0')}-${randomBytes(3).toString('hex')}`
    const ref = await this.#service.createKey()
    const key = randomBytes(keyLength)
    const wrapped = await this.#service.wrap(ref, key, aadOf(epoch))
    this.#folder.add(prefix + epoch, packed(ref, wrapped))
    this.#hold(epoch, key)
    return epoch
  }

  /** For good. A crash in between is finished by `load` or by doing it again. */
  async destroy(epoch: string, now: Instant): Promise<void> {
    if (this.#folder.has(prefix + epoch)) {
      const { ref } = unpacked(this.#folder.read(prefix + epoch))
      if (ref !== undefined) await this.#service.scheduleDestroy(ref, now)
      this.#folder.destroy(prefix + epoch)
    }
    this.#letGo(epoch)
  }

  close(): void {
    this.#closed = true
    this.#open.clear()
  }

  async #unwrap(epoch: string): Promise<void> {
    const { ref, wrapped } = unpacked(this.#folder.read(prefix + epoch))
    if (ref === undefined) return this.#hold(epoch, wrapped)
    try {
      this.#hold(epoch, await this.#service.unwrap(ref, wrapped, aadOf(epoch)))
    } catch (cause) {
      const { state } = await this.#service.describe(ref)
      if (!(cause instanceof Unreadable) || state === 'usable' || state === 'unknown') throw cause
      this.#folder.destroy(prefix + epoch)
    }
  }

  #letGo(epoch: string): void {
    this.#open.delete(epoch)
    this.#onGone(epoch)
  }

  #hold(epoch: string, bytes: Uint8Array): void {
    this.#open.set(epoch, createSecretKey(bytes))
    bytes.fill(0)
  }
}

const startOf = (epoch: string): Instant => Number.parseInt(epoch.slice(0, timeLength), 36)
const aadOf = (epoch: string): string => `candor/epoch/v1|${epoch}`

/** Length of the reference, the reference, the wrapped key. Epochs from before key services are the bare 32 bytes. */
function packed(ref: string, wrapped: Uint8Array): Uint8Array {
  const name = Buffer.from(ref)
  return Buffer.concat([Buffer.of(name.length >> 8, name.length & 255), name, wrapped])
}

function unpacked(bytes: Uint8Array): { ref?: string; wrapped: Uint8Array } {
  if (bytes.length === keyLength) return { wrapped: bytes }
  const end = 2 + bytes[0]! * 256 + bytes[1]!
  return { ref: Buffer.from(bytes.subarray(2, end)).toString(), wrapped: bytes.slice(end) }
}
