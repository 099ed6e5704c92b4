import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'

/** A folder of files by path, as any static web server would serve them. */
export interface TileFolder {
  /** Durable and whole or not at all: temporary file, fsync, rename, fsync of the folder. Writing the same bytes again is harmless. */
  write(path: string, bytes: Uint8Array): Promise<void>
  read(path: string): Promise<Uint8Array | undefined>
  /** A file, or a folder with all that is in it. */
  remove(path: string): Promise<void>
}

export function openTileFolder(root: string): TileFolder {
  const inside = (path: string): string => {
    const full = normalize(join(root, path))
    if (!full.startsWith(normalize(root) + sep)) throw new Error(`path leaves the folder: ${path}`)
    return full
  }
  return {
    async write(path, bytes) {
      const target = inside(path)
      const folder = dirname(target)
      await mkdir(folder, { recursive: true })
      const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`
      await writeDurably(temporary, bytes)
      await rename(temporary, target)
      await syncFolder(folder)
    },
    async read(path) {
      try {
        return new Uint8Array(await readFile(inside(path)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    remove: path => rm(inside(path), { force: true, recursive: true }),
  }
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
