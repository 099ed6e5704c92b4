import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCheckpoint, parseNote, toHex, type Witnessed } from '@candor/ledger'
import { nodeCrypto } from '../offline/node-crypto.ts'
import { writeDurably } from './durable-file.ts'

/** What a witness saw last of each log, on disk. */
export type Memory = {
  seen(origin: string): Promise<Witnessed>
  /** Runs `work` alone for this log: what it read is still so when it writes. */
  alone<T>(origin: string, work: () => Promise<T>): Promise<T>
  /** On disk when it resolves. `note` is the signed checkpoint itself, so that the file is evidence too. */
  remember(origin: string, note: string): Promise<void>
}

const nothing: Witnessed = { size: 0, root: nodeCrypto.sha256(new Uint8Array()) }

export async function openMemory(folder: string): Promise<Memory> {
  const logs = join(folder, 'logs')
  await mkdir(logs, { recursive: true })
  // What a killed process had not finished was never answered.
  for (const name of await readdir(logs)) if (name.endsWith('.tmp')) await rm(join(logs, name), { force: true })
  const queues = new Map<string, Promise<unknown>>()
  // An origin is whatever a log calls itself: it never becomes a path.
  const pathOf = (origin: string) =>
    join(logs, `${toHex(nodeCrypto.sha256(new TextEncoder().encode(origin)))}.checkpoint`)
  return {
    async seen(origin) {
      const path = pathOf(origin)
      return existsSync(path) ? headIn(await readFile(path, 'utf8'), path) : nothing
    },
    alone(origin, work) {
      const before = queues.get(origin) ?? Promise.resolve()
      const now = before.then(work, work)
      queues.set(
        origin,
        now.catch(() => undefined),
      )
      return now
    },
    remember: (origin, note) => writeDurably(pathOf(origin), note),
  }
}

/** A witness that has forgotten would cosign anything: what cannot be read stops it. */
function headIn(note: string, path: string): Witnessed {
  const parsed = parseNote(note)
  const head = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed
  if (!head.ok) throw new Error(`${path} is broken: ${head.error.path} ${head.error.says}`)
  return { size: head.value.size, root: head.value.root }
}
