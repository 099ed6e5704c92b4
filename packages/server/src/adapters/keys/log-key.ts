import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import { KeysRefused } from './faults.ts'
import { type KeyFolder, keyLength } from './folder.ts'
import type { LogKey, LogKeys } from './port.ts'

const first = 'log'
const mostAtOnce = 2
// The fixed beginning of an Ed25519 private key in DER (RFC 8410 §7); the 32-byte seed follows.
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The log's keys as files `log.key`, `log-2.key` and so on; those that are there sign. */
export function openLogKeys(folder: KeyFolder): LogKeys {
  // Within the life of a log no name is used again; a log that takes over begins when no server of the old one runs.
  const read = new Map<string, LogKey>()
  const keyOf = (name: string): LogKey => {
    const key = read.get(name) ?? logKeyOf(folder.read(name))
    read.set(name, key)
    return key
  }
  const make = (name: string, refusal: string): LogKey => {
    if (!folder.add(name, randomBytes(keyLength))) throw new KeysRefused(refusal)
    return keyOf(name)
  }
  const nameOf = (publicKey: Uint8Array): string | undefined =>
    namesIn(folder).find(one => Buffer.compare(keyOf(one).publicKey, publicKey) === 0)
  const destroy = (name: string): void => {
    read.delete(name)
    folder.destroy(name)
  }
  return {
    signing: () => namesIn(folder).map(keyOf),
    incept() {
      if (namesIn(folder).length > 0) throw new KeysRefused('The log already has its key.')
      return make(first, 'The log already has its key.')
    },
    add() {
      const names = namesIn(folder)
      if (names.length >= mostAtOnce)
        throw new KeysRefused('Two keys sign for the log already. Retire the old one first.')
      return make(`${first}-${numberOf(names.at(-1) ?? first) + 1}`, 'Somebody else made a new log key just now.')
    },
    retire(publicKey) {
      const name = nameOf(publicKey)
      if (name === undefined) return
      if (namesIn(folder).length === 1) throw new KeysRefused('The log has no other key. Make a new one first.')
      destroy(name)
    },
    end(publicKeys) {
      for (const name of publicKeys.map(nameOf)) if (name !== undefined) destroy(name)
    },
  }
}

/** Oldest first. */
const namesIn = (folder: KeyFolder): string[] =>
  folder
    .names()
    .filter(name => /^log(-[1-9][0-9]{0,5})?$/.test(name))
    .sort((a, b) => numberOf(a) - numberOf(b))

const numberOf = (name: string): number => Number(name.split('-')[1] ?? 1)

function logKeyOf(seed: Uint8Array): LogKey {
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' })
  seed.fill(0)
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: new Uint8Array(spki.subarray(-keyLength)),
    sign: message => new Uint8Array(sign(null, message, key)),
  }
}
