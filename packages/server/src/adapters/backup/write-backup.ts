import { createHash, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import {
  type About,
  BackupRefused,
  type Manifest,
  manifestName,
  manifestText,
  type TableFile,
  tablePath,
} from './manifest.ts'

/** `partial` beside the folder: what a crash leaves never bears the name of a backup. */
export const partialOf = (folder: string): string => `${resolve(folder)}.partial`

/**
 * Writes a backup from its lines (what `about`, a line for each table, one for each row). The folder has its name only once
 * everything is on the disk. Rejects with `BackupRefused` where there is something already.
 */
export async function writeBackup(
  folder: string,
  lines: AsyncIterable<string>,
  onRows: (rows: number) => void = () => undefined,
): Promise<Manifest> {
  const partial = await beginPartial(folder)
  await mkdir(join(partial, 'tables'), { mode: 0o700 })
  const tables: Record<string, TableFile> = {}
  let about: About | undefined
  let current: Writing | undefined
  let isWhole = false
  for await (const line of lines) {
    if (about === undefined) about = JSON.parse(line) as About
    else if (line.startsWith('[')) await current!.add(line)
    else if (line === wholeLine) isWhole = true
    else {
      if (current) tables[current.table] = await current.end()
      current = await beginTable(partial, line)
    }
    if (current && current.rows % 1_000 === 0) onRows(rowsIn(tables) + current.rows)
  }
  if (current) tables[current.table] = await current.end()
  if (about === undefined || !isWhole)
    throw new BackupRefused('The server ended before the backup was whole. Nothing was kept; begin again.')
  const manifest = { ...about, tables }
  await writeFileDurably(join(partial, manifestName), manifestText(manifest))
  await finishPartial(folder)
  return manifest
}

/** The last line: without it the stream was cut off. */
export const wholeLine = '{"whole":true}'

export const rowsIn = (tables: Manifest['tables']): number =>
  Object.values(tables).reduce((sum, { rows }) => sum + rows, 0)

export async function beginPartial(folder: string): Promise<string> {
  if (existsSync(folder)) throw new BackupRefused(`${folder} is there already. Name a new folder.`)
  const partial = partialOf(folder)
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true, mode: 0o700 })
  return partial
}

export async function finishPartial(folder: string): Promise<void> {
  await syncFolder(partialOf(folder))
  await rename(partialOf(folder), folder)
  await syncFolder(dirname(resolve(folder)))
}

export async function writeFileDurably(path: string, bytes: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

type Writing = {
  readonly table: string
  readonly rows: number
  add(line: string): Promise<void>
  end(): Promise<TableFile>
}
const held = 256 * 1024

async function beginTable(folder: string, head: string): Promise<Writing> {
  const { table } = JSON.parse(head) as { table: string }
  if (!/^[a-z_]{1,60}$/.test(table))
    throw new BackupRefused(`A table has the name ${JSON.stringify(table).slice(0, 80)}.`)
  const file: FileHandle = await open(join(folder, tablePath(table)), 'wx', 0o600)
  const hash: Hash = createHash('sha256')
  let [text, bytes, rows] = [`${head}\n`, 0, 0]
  const flush = async (): Promise<void> => {
    const part = Buffer.from(text)
    text = ''
    hash.update(part)
    bytes += part.length
    await file.write(part)
  }
  return {
    table,
    get rows() {
      return rows
    },
    async add(line) {
      rows++
      text += `${line}\n`
      if (text.length > held) await flush()
    },
    async end() {
      await flush()
      await file.sync()
      await file.close()
      return { rows, bytes, sha256: hash.digest('hex') }
    },
  }
}
