import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { box, unbox } from './box.ts'
import { KeysRefused, Unreadable } from './faults.ts'
import type { KeyService } from './key-service.ts'

export const keyLength = 32
export const ending = '.key'
const gone = '.gone'
export const folderName = 'folder'
/** Files of the service that keeps its keys in the same folder. */
export const servicePrefix = 'root'

/**
 * Key files under one folder, each wrapped by the key of the folder; that one is wrapped by the root of a key service, which
 * is asked once, at opening. Bytes reach the disk before a key is used.
 */
export class KeyFolder {
  readonly #folder: string
  readonly #key: Uint8Array

  private constructor(folder: string, key: Uint8Array) {
    this.#folder = folder
    this.#key = key
  }

  /** Opens the folder, which must be there; its key is made at first use. Rejects with `KeysRefused` or `KeysAway`. */
  static async open(folder: string, service: KeyService): Promise<KeyFolder> {
    if (!namesIn(folder).includes(folderName)) {
      if (namesIn(folder).some(name => !name.startsWith(servicePrefix)))
        throw new KeysRefused(`${folderName}${ending} is missing from ${folder}. Restore it.`)
      create(folder, folderName, await service.wrap(service.root, randomBytes(keyLength), aadOf(folderName)))
    }
    try {
      const key = await service.unwrap(service.root, read(folder, folderName), aadOf(folderName))
      return new KeyFolder(folder, Uint8Array.from(key))
    } catch (cause) {
      if (!(cause instanceof Unreadable)) throw cause
      throw notOfThisRoot(folderName, cause)
    }
  }

  names(): string[] {
    return namesIn(this.#folder)
  }

  has(name: string): boolean {
    return this.names().includes(name)
  }

  /** Throws `KeysRefused` when the file is not there or is not wrapped by this root key. */
  read(name: string): Uint8Array {
    try {
      return unbox(this.#key, aadOf(name), read(this.#folder, name))
    } catch (cause) {
      if (!(cause instanceof Unreadable)) throw cause
      throw notOfThisRoot(name, cause)
    }
  }

  /** Keeps a key under a new name; false when the name is taken, which leaves the file there as it is. */
  add(name: string, key: Uint8Array): boolean {
    return create(this.#folder, name, box(this.#key, aadOf(name), key))
  }

  /** The key of this name, made at first use. */
  readOrAdd(name: string): Uint8Array {
    if (!this.has(name)) this.add(name, randomBytes(keyLength))
    return this.read(name)
  }

  /** Is there a file of this whole name? */
  holds(file: string): boolean {
    return existsSync(join(this.#folder, file))
  }

  /** The text of a file that only grows, from this byte on. */
  readFrom(file: string, from: number): string {
    const handle = openSync(join(this.#folder, file), 'r')
    try {
      const bytes = Buffer.alloc(Math.max(0, fstatSync(handle).size - from))
      return bytes.toString('utf8', 0, readSync(handle, bytes, 0, bytes.length, from))
    } finally {
      closeSync(handle)
    }
  }

  /** Adds to the end of a file in one write, durably. */
  append(file: string, text: string): void {
    const path = join(this.#folder, file)
    const isNew = !this.holds(file)
    const handle = openSync(path, 'a', 0o600)
    try {
      writeSync(handle, text)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    if (isNew) persist(this.#folder)
  }

  /** Destroys a key for good: its bytes are overwritten, its name is gone from the disk when it returns. */
  destroy(name: string): void {
    destroy(this.#folder, name)
  }

  /** Finishes what a crash left of `destroy`. */
  sweep(): void {
    for (const file of readdirSync(this.#folder).filter(file => file.endsWith(gone))) overwrite(this.#folder, file)
  }

  close(): void {
    this.#key.fill(0)
  }
}

const notOfThisRoot = (name: string, cause: unknown): KeysRefused =>
  new KeysRefused(`${name}${ending} was not made with this root key. Restore the key folder as a whole.`, { cause })

/** Makes the folder (0700) when there is none. Throws `KeysRefused` when others may look into it. */
export function privateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  refuseOpenToOthers(folder, 0o077)
}

export const namesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith(ending))
    .map(name => name.slice(0, -ending.length))

// Out of the way first: what a crash leaves is then never taken for a key that was damaged.
export function destroy(folder: string, name: string): void {
  if (!existsSync(join(folder, name + ending))) return
  renameSync(join(folder, name + ending), join(folder, name + gone))
  persist(folder)
  overwrite(folder, name + gone)
}

function overwrite(folder: string, file: string): void {
  const path = join(folder, file)
  const handle = openSync(path, 'r+')
  writeSync(handle, randomBytes(fstatSync(handle).size), 0, undefined, 0)
  fsyncSync(handle)
  closeSync(handle)
  unlinkSync(path)
  persist(folder)
}

const aadOf = (name: string): string => `candor/key/v1|${name}`

export function read(folder: string, name: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(join(folder, name + ending)))
  } catch (cause) {
    throw new KeysRefused(`${name}${ending} cannot be read from ${folder}.`, { cause })
  }
}

// Written aside and linked: another process sees the whole file or none, and the first of two wins.
export function create(folder: string, name: string, bytes: Uint8Array): boolean {
  const aside = join(folder, `${name}.${randomBytes(8).toString('hex')}.new`)
  const file = openSync(aside, 'wx', 0o600)
  try {
    writeSync(file, bytes)
    fsyncSync(file)
    linkSync(aside, join(folder, name + ending))
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  } finally {
    closeSync(file)
    unlinkSync(aside)
    persist(folder)
  }
}

function persist(folder: string): void {
  if (process.platform === 'win32') return // Windows cannot fsync a folder; NTFS journals the entry.
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

export function refuseOpenToOthers(path: string, forbidden: number): void {
  if (process.platform === 'win32' || (statSync(path).mode & forbidden) === 0) return
  throw new KeysRefused(`${path} is open to other users. Run: chmod go= ${path}`)
}
