import type { KeyObject } from 'node:crypto'
import type { Clock } from '../clock/index.ts'
import { freshBytes } from '../ids/index.ts'
import { box, unbox } from './box.ts'
import { Epochs } from './epochs.ts'
import { openFileService } from './file-service.ts'
import { KeyFolder, keyLength, privateFolder } from './folder.ts'
import { hashing, hmac, sameBytes, signatures } from './hashes.ts'
import { HouseKeys } from './house-keys.ts'
import type { KeyService } from './key-service.ts'
import { openLogKeys } from './log-key.ts'
import type { DataKey, Keys } from './port.ts'
import { Secrets } from './secrets.ts'
import { Tombstones, keyName as tombstoneKey } from './tombstones.ts'

/**
 * Keys kept as files in one folder (0700; each file 0600), which belongs in the backup but not beside the database.
 * Made at first use. Rejects with `KeysRefused`.
 */
export const openKeys = async ({ folder, clock }: { folder: string; clock: Clock }): Promise<Keys> =>
  openKeysUnder(await openFileService(folder, clock), { folder, clock })

/** The same beneath any key service: what it wraps lies in the folder. Rejects with `KeysRefused`, or `KeysAway` when it is away. */
export async function openKeysUnder(
  service: KeyService,
  { folder, clock }: { folder: string; clock: Clock },
): Promise<Keys> {
  privateFolder(folder)
  const files = await KeyFolder.open(folder, service)
  files.sweep()
  const secrets = new Secrets(() => clock.monotonic())
  const epochs = new Epochs(files, service, epoch => secrets.forget(`${epoch}|`))
  await epochs.load()
  let away = false
  if (epochs.all(clock.now()).length === 0) await epochs.begin(clock.now())
  Tombstones.begin(files)
  const house = new HouseKeys(files, ['index', 'suppression', 'token', tombstoneKey])
  const tombstones = new Tombstones(files, house)
  const logKeys = openLogKeys(files)
  const open = (wrapped: Uint8Array, epoch: string): DataKey => {
    const key = keyOf(wrapped, epoch)
    sealingKey(key, epochs, secrets)
    return key
  }
  return {
    newKey: () => newKey(epochs, secrets, clock),
    open,
    rewrap: (wrapped, epoch) => rewrapped(epochs, clock, wrapped, epoch),
    epochs: () => epochs.all(clock.now()),
    beginEpoch: startsAt => epochs.begin(startsAt),
    destroyEpoch: epoch => epochs.destroy(epoch, clock.now()),
    refresh: async () => {
      try {
        await epochs.load()
        away = (await service.describe(service.root)).state !== 'usable'
      } catch (fault) {
        away = true
        throw fault
      }
    },
    isAway: () => away,
    seal: (key, aad, plain) => box(sealingKey(key, epochs, secrets), aad, plain),
    unseal: (key, aad, sealed) => unbox(sealingKey(key, epochs, secrets), aad, sealed),
    blindIndex: text => hmac(house.get('index'), text).toString('base64url'),
    suppressionIndex: text => hmac(house.get('suppression'), text).toString('base64url'),
    mac: (scope, bytes) => new Uint8Array(hmac(hmac(house.get('token'), scope), bytes)),
    sameBytes,
    hashing,
    signatures,
    addTombstones: all => tombstones.add(all),
    tombstonesSince: n => tombstones.since(n),
    logKeys,
    logKey: () => logKeys.signing()[0],
    inceptLogKey: () => logKeys.incept(),
    close: () => {
      for (const kept of [files, epochs, secrets, house]) kept.close()
    },
  }
}

function newKey(epochs: Epochs, secrets: Secrets, clock: Clock) {
  const epoch = epochs.current(clock.now())
  const secret = freshBytes(keyLength)
  const wrapped = box(epochs.key(epoch), aadOf(epoch), secret)
  const key = keyOf(wrapped, epoch)
  secrets.keep(key.name, secret)
  return { key, wrapped, epoch }
}

function rewrapped(epochs: Epochs, clock: Clock, wrapped: Uint8Array, from: string) {
  const epoch = epochs.current(clock.now())
  const secret = unbox(epochs.key(from), aadOf(from), wrapped)
  const again = { wrapped: box(epochs.key(epoch), aadOf(epoch), secret), epoch }
  secret.fill(0)
  return again
}

function sealingKey(key: DataKey, epochs: Epochs, secrets: Secrets): KeyObject {
  return secrets.get(key.name) ?? secrets.keep(key.name, unbox(epochs.key(key.epoch), aadOf(key.epoch), key.wrapped))
}

const aadOf = (epoch: string): string => `candor/dek/v1|${epoch}`
// The random IV and tag inside make the wrapped bytes a name of their own; latin1 is the quickest text of bytes.
const keyOf = (wrapped: Uint8Array, epoch: string): DataKey => ({
  wrapped,
  epoch,
  name: `${epoch}|${Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.length).toString('latin1')}`,
})
