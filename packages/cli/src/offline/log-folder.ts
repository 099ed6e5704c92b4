import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A folder that a static web server serves: each file is there whole or not at all. */
export type LogFolder = {
  read(path: string): Promise<Uint8Array | undefined>
  /** How many bytes the file has; undefined when there is none. */
  size(path: string): Promise<number | undefined>
  write(path: string, bytes: Uint8Array): Promise<void>
  remove(path: string): Promise<void>
}

export function openLogFolder(root: string): LogFolder {
  return {
    read: path => unlessMissing(readFile(join(root, path)).then(bytes => new Uint8Array(bytes))),
    size: path => unlessMissing(stat(join(root, path)).then(({ size }) => size)),
    write: (path, bytes) => writeWhole(join(root, path), bytes),
    remove: path => rm(join(root, path), { recursive: true, force: true }),
  }
}

/** Written aside, made durable, and moved into its place. */
async function writeWhole(target: string, bytes: Uint8Array): Promise<void> {
  const aside = `${target}.${randomBytes(6).toString('hex')}.tmp`
  await mkdir(dirname(target), { recursive: true })
  const file = await open(aside, 'wx', 0o644)
  try {
    await file.writeFile(bytes)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(aside, target).catch(async error => {
    await rm(aside, { force: true })
    throw error
  })
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
