import { readdir, readFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { BackupRefused } from './manifest.ts'
import { beginPartial, finishPartial, writeFileDurably } from './write-backup.ts'

/** Copies a key folder, each file private; the copy has its name only when it is whole. */
export async function copyKeys(from: string, to: string): Promise<number> {
  const partial = await beginPartial(to)
  const names = (await readdir(from)).filter(name => /\.(key|end)$|^tombstones$/.test(name))
  for (const name of names) await writeFileDurably(join(partial, name), await readFile(join(from, name)))
  await finishPartial(to)
  return names.length
}

/** Whoever holds a folder must not hold keys and data by that alone. */
export function mustBeApart(data: string, keys: string): void {
  const [a, b] = [resolve(data) + sep, resolve(keys) + sep]
  if (a.startsWith(b) || b.startsWith(a))
    throw new BackupRefused('Keys and data must not lie in one folder: whoever finds it could read everything.')
}
