import { randomBytes } from 'node:crypto'
import type { Clock } from '../../clock/index.ts'
import { box, unbox } from '../box.ts'
import { KeysAway, Unreadable } from '../faults.ts'
import type { KeyDescription, KeyService } from '../key-service.ts'

/** A key service at the other end of a wire that can be cut; what it destroyed is gone. */
export type RemoteService = KeyService & { away: boolean; readonly calls: string[] }

export function openRemoteService(clock: Clock): RemoteService {
  const held = new Map<string, { key: Uint8Array; endsAt?: number }>([['arn:root', { key: randomBytes(32) }]])
  const calls: string[] = []
  const asked = async (verb: string): Promise<void> => {
    calls.push(verb)
    await new Promise(setImmediate)
    if (service.away) throw new KeysAway('The key service cannot be reached.')
  }
  const describe = (keyRef: string): KeyDescription => {
    const one = held.get(keyRef)
    if (!one) return { keyRef, state: 'unknown' }
    if (one.endsAt === undefined) return { keyRef, state: 'usable' }
    const isOver = one.endsAt <= clock.now()
    if (isOver) one.key.fill(0)
    return { keyRef, state: isOver ? 'destroyed' : 'destroying', destroyedAt: one.endsAt }
  }
  const keyOf = (keyRef: string): Uint8Array => {
    const { state } = describe(keyRef)
    if (state !== 'usable') throw new Unreadable(`${keyRef} is ${state}`)
    return held.get(keyRef)!.key
  }
  const service: RemoteService = {
    away: false,
    calls,
    root: 'arn:root',
    async wrap(keyRef, dek, aad) {
      await asked('wrap')
      return box(keyOf(keyRef), aad, dek)
    },
    async unwrap(keyRef, wrapped, aad) {
      await asked('unwrap')
      return unbox(keyOf(keyRef), aad, wrapped)
    },
    async createKey() {
      await asked('createKey')
      const keyRef = `arn:${held.size}`
      held.set(keyRef, { key: randomBytes(32) })
      return keyRef
    },
    async scheduleDestroy(keyRef, at) {
      await asked('scheduleDestroy')
      const one = held.get(keyRef)
      if (one) one.endsAt ??= at
    },
    async describe(keyRef) {
      await asked('describe')
      return describe(keyRef)
    },
  }
  return service
}
