import { randomBytes } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'

/** A folder of files by path, as any static web server would serve them. */
export interface TileFolder {
  /** Durable and whole or not at all: temporary file, fsync, rename, fsync of the folder. Writing the same bytes again is harmless. */
  write(path: string, bytes: Uint8Array): Promise<void>
  read(path: string): Promise<Uint8Array | undefined>
  /** A file, or a folder with all that is in it. */
  remove(path: string): Promise<void>
  /** Takes the whole folder out of the way, to one of this name beside it, or of a further number where there is one. Nothing where there is no folder. */
  setAside(name: string): Promise<void>
}

export function openTileFolder(root: string): TileFolder {
  const inside = (path: string): string => {
    const full = normalize(join(root, path))
    if (!full.startsWith(normalize(root) + sep)) throw new Error(`path leaves the folder: ${path}`)
    return full
  }
  return {
    write: (path, bytes) => writeWhole(inside(path), bytes),
    async read(path) {
      try {
        return new Uint8Array(await readFile(inside(path)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    remove: path => rm(inside(path), { force: true, recursive: true }),
    setAside: name => moveAside(root, join(dirname(normalize(root)), name.replace(/[^\w.-]+/g, '_'))),
  }
}

async function moveAside(root: string, target: string): Promise<void> {
  let free = target
  for (let n = 2; existsSync(free); n++) free = `${target}.${n}`
  await rename(root, free).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await syncFolder(dirname(free))
}

async function writeWhole(target: string, bytes: Uint8Array, attempts = 3): Promise<void> {
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await makeFolder(dirname(target))
    await writeDurably(temporary, bytes)
    await rename(temporary, target)
    await syncFolder(dirname(target))
  } catch (error) {
    await rm(temporary, { force: true })
    // Another process removed the folder of partial files just then.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempts === 1) throw error
    await writeWhole(target, bytes, attempts - 1)
  }
}

/** A new folder is safe once the folder it stands in is. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o644)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Without this a rename may be lost in a power cut although the file itself is safe. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
