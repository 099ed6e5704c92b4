import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DumpPart } from '../store/index.ts'
import { readRow } from './lines.ts'
import { BackupRefused, type Manifest, manifestName, readManifest, tablePath } from './manifest.ts'
import { splitLines } from './split-lines.ts'

/** Reads the manifest and checks every file against it. Rejects with `BackupRefused`, naming what is wrong. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined)
  if (text === undefined)
    throw new BackupRefused(`${folder} holds no ${manifestName}: it is no backup, or one that was cut off.`)
  const manifest = readManifest(text)
  for (const [table, { sha256, bytes }] of Object.entries(manifest.tables)) {
    const hash = createHash('sha256')
    let size = 0
    try {
      for await (const part of createReadStream(join(folder, tablePath(table)))) {
        hash.update(part as Buffer)
        size += (part as Buffer).length
      }
    } catch {
      throw new BackupRefused(`${tablePath(table)} cannot be read. The backup is not whole.`)
    }
    if (size !== bytes || hash.digest('hex') !== sha256)
      throw new BackupRefused(`${tablePath(table)} was changed since the backup was made: its checksum does not fit.`)
  }
  return manifest
}

/** The rows of a checked backup, table by table. */
export async function* readBackup(folder: string, manifest: Manifest, batch = 1000): AsyncGenerator<DumpPart> {
  for (const table of Object.keys(manifest.tables)) {
    let columns: DumpPart['columns'] | undefined
    let rows: DumpPart['rows'][number][] = []
    const input = createReadStream(join(folder, tablePath(table)))
    for await (const line of splitLines(input)) {
      if (columns === undefined) columns = (JSON.parse(line) as DumpPart).columns
      else rows.push(readRow(line, columns))
      if (rows.length < batch) continue
      yield { table, columns, rows }
      rows = []
    }
    if (columns) yield { table, columns, rows }
  }
}
