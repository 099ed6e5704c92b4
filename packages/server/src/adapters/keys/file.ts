import type { KeyObject } from 'node:crypto'
import type { Clock } from '../clock/index.ts'
import { freshBytes } from '../ids/index.ts'
import { box, unbox } from './box.ts'
import { Epochs } from './epochs.ts'
import { KeyFolder, keyLength } from './folder.ts'
import { hashing, hmac, sameBytes, signatures } from './hashes.ts'
import { HouseKeys } from './house-keys.ts'
import { openLogKeys } from './log-key.ts'
import type { DataKey, Keys } from './port.ts'
import { Secrets } from './secrets.ts'

/**
 * Keys kept as files in one folder (0700; each file 0600), which belongs in the backup but not beside the database.
 * Made at first use. Rejects with `KeysRefused`.
 */
export async function openFileKeys({ folder, clock }: { folder: string; clock: Clock }): Promise<Keys> {
  const files = new KeyFolder(folder)
  const epochs = new Epochs(files)
  const secrets = new Secrets(() => clock.monotonic())
  const house = new HouseKeys(files, ['index', 'suppression', 'token'])
  const logKeys = openLogKeys(files)
  const open = (wrapped: Uint8Array, epoch: string): DataKey => {
    const key = keyOf(wrapped, epoch)
    sealingKey(key, epochs, secrets)
    return key
  }
  return {
    newKey: () => newKey(epochs, secrets, clock),
    open,
    seal: (key, aad, plain) => box(sealingKey(key, epochs, secrets), aad, plain),
    unseal: (key, aad, sealed) => unbox(sealingKey(key, epochs, secrets), aad, sealed),
    blindIndex: text => hmac(house.get('index'), text).toString('base64url'),
    suppressionIndex: text => hmac(house.get('suppression'), text).toString('base64url'),
    mac: (scope, bytes) => new Uint8Array(hmac(hmac(house.get('token'), scope), bytes)),
    sameBytes,
    hashing,
    signatures,
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
