import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@candor/terms'
import type { Clock } from '../clock/index.ts'
import { box, unbox } from './box.ts'
import { KeysRefused, Unreadable } from './faults.ts'
import {
  create,
  destroy,
  ending,
  folderName,
  keyLength,
  namesIn,
  privateFolder,
  read,
  refuseOpenToOthers,
  servicePrefix,
} from './folder.ts'
import type { KeyService } from './key-service.ts'

const root = servicePrefix
const forms = /^root-[a-z0-9]{16}$/

/**
 * The key service that is a folder: `root.key`, made at first use, and one file for each key made later, wrapped by the root.
 * Rejects with `KeysRefused` when the folder lost its root or is open to others.
 */
export async function openFileService(folder: string, clock: Clock): Promise<KeyService> {
  privateFolder(folder)
  if (namesIn(folder).length === 0) create(folder, root, randomBytes(keyLength))
  const top = readRoot(folder)
  adopt(folder, top)
  const keyOf = (ref: string): Uint8Array => {
    if (ref === root) return top
    const state = stateOf(folder, ref, clock.now())
    if (state.state !== 'usable') throw new Unreadable(`the key ${ref} is ${state.state}`)
    return unbox(top, aadOf(ref), read(folder, ref))
  }
  return {
    root,
    wrap: async (ref, dek, aad) => box(keyOf(ref), wrapAad(ref, aad), dek),
    unwrap: async (ref, wrapped, aad) => unbox(keyOf(ref), wrapAad(ref, aad), wrapped),
    async createKey() {
      const ref = `${root}-${randomBytes(8).toString('hex')}`
      create(folder, ref, box(top, aadOf(ref), randomBytes(keyLength)))
      return ref
    },
    async scheduleDestroy(ref, at) {
      if (ref === root) throw new KeysRefused('The root key is not destroyed by Candor.')
      if (stateOf(folder, ref, clock.now()).state !== 'usable') return
      writeFileSync(endOf(folder, ref), String(at), { mode: 0o600, flush: true })
      stateOf(folder, ref, clock.now())
    },
    describe: async ref =>
      ref === root ? { keyRef: ref, state: 'usable' } : { keyRef: ref, ...stateOf(folder, ref, clock.now()) },
  }
}

const aadOf = (ref: string): string => `candor/service/v1|${ref}`
// What the root wraps is bound to nothing but its use, as it was before there were others.
const wrapAad = (ref: string, aad: string): string => (ref === root ? aad : `${ref}|${aad}`)
const endOf = (folder: string, ref: string): string => join(folder, `${ref}.end`)

/** How a key stands; one whose end has come is destroyed on the way. */
function stateOf(folder: string, ref: string, now: Instant) {
  if (!forms.test(ref)) return { state: 'unknown' } as const
  const isThere = existsSync(join(folder, ref + ending))
  if (!existsSync(endOf(folder, ref))) return { state: isThere ? 'usable' : 'unknown' } as const
  const destroyedAt = Number(readFileSync(endOf(folder, ref), 'utf8'))
  if (destroyedAt > now) return { state: 'destroying', destroyedAt } as const
  destroy(folder, ref)
  return { state: 'destroyed', destroyedAt } as const
}

// Other keys without their root cannot be opened; a new root would hide that until somebody needs them.
function readRoot(folder: string): Uint8Array {
  if (!namesIn(folder).includes(root)) throw new KeysRefused(`${root}${ending} is missing from ${folder}. Restore it.`)
  refuseOpenToOthers(join(folder, root + ending), 0o077)
  const top = read(folder, root)
  if (top.length !== keyLength) throw new KeysRefused(`${root}${ending} is not ${keyLength} bytes long. Restore it.`)
  return top
}

/** Folders from before there were key services: their files are wrapped by the root itself, so it becomes their folder's key. */
function adopt(folder: string, top: Uint8Array): void {
  const names = namesIn(folder)
  if (names.includes(folderName) || !names.includes('index')) return
  create(folder, folderName, box(top, `candor/key/v1|${folderName}`, top))
}
