import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { box, unbox } from './box.ts'
import { KeysRefused, Unreadable } from './faults.ts'

export const keyLength = 32
const ending = '.key'
const rootName = 'root'

/** Key files under one folder, each wrapped by the root key; bytes reach the disk before a key is used. */
export class KeyFolder {
  readonly #folder: string
  readonly #root: Uint8Array

  /** Makes folder (0700) and root key (0600) when there is nothing yet. Throws `KeysRefused`. */
  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    refuseOpenToOthers(folder, 0o077)
    if (this.names().length === 0) create(folder, rootName, randomBytes(keyLength))
    this.#root = this.#readRoot()
  }

  names(): string[] {
    return readdirSync(this.#folder)
      .filter(name => name.endsWith(ending))
      .map(name => name.slice(0, -ending.length))
  }

  has(name: string): boolean {
    return this.names().includes(name)
  }

  /** Throws `KeysRefused` when the file is not there or is not wrapped by this root key. */
  read(name: string): Uint8Array {
    try {
      return unbox(this.#root, aadOf(name), read(this.#folder, name))
    } catch (cause) {
      if (!(cause instanceof Unreadable)) throw cause
      throw new KeysRefused(`${name}${ending} was not made with this root key. Restore the key folder as a whole.`, {
        cause,
      })
    }
  }

  /** Keeps a key under a new name; false when the name is taken, which leaves the file there as it is. */
  add(name: string, key: Uint8Array): boolean {
    return create(this.#folder, name, box(this.#root, aadOf(name), key))
  }

  /** The key of this name, made at first use. */
  readOrAdd(name: string): Uint8Array {
    if (!this.has(name)) this.add(name, randomBytes(keyLength))
    return this.read(name)
  }

  /** Overwrites the file and removes it. */
  destroy(name: string): void {
    const path = join(this.#folder, name + ending)
    const file = openSync(path, 'r+')
    writeSync(file, randomBytes(statSync(path).size), 0, undefined, 0)
    fsyncSync(file)
    closeSync(file)
    unlinkSync(path)
    persist(this.#folder)
  }

  close(): void {
    this.#root.fill(0)
  }

  // Other keys without their root cannot be opened; a new root would hide that until somebody needs them.
  #readRoot(): Uint8Array {
    if (!this.has(rootName)) throw new KeysRefused(`${rootName}${ending} is missing from ${this.#folder}. Restore it.`)
    refuseOpenToOthers(join(this.#folder, rootName + ending), 0o077)
    const root = read(this.#folder, rootName)
    if (root.length !== keyLength)
      throw new KeysRefused(`${rootName}${ending} is not ${keyLength} bytes long. Restore it.`)
    return root
  }
}

const aadOf = (name: string): string => `candor/key/v1|${name}`

function read(folder: string, name: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(join(folder, name + ending)))
  } catch (cause) {
    throw new KeysRefused(`${name}${ending} cannot be read from ${folder}.`, { cause })
  }
}

// Written aside and linked: another process sees the whole file or none, and the first of two wins.
function create(folder: string, name: string, bytes: Uint8Array): boolean {
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

function refuseOpenToOthers(path: string, forbidden: number): void {
  if (process.platform === 'win32' || (statSync(path).mode & forbidden) === 0) return
  throw new KeysRefused(`${path} is open to other users. Run: chmod go= ${path}`)
}
