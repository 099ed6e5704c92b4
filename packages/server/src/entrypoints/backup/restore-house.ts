import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupRefused, checkBackup, copyKeys, type Manifest, readBackup } from '../../adapters/backup/index.ts'
import type { Clock } from '../../adapters/clock/index.ts'
import { type Keys, openKeys } from '../../adapters/keys/index.ts'
import { type DumpPart, restoreStore } from '../../adapters/store/index.ts'
import { endedMark, restoredMark, successorName } from '../../record/index.ts'
import { keyMark } from './make-backup.ts'

export type RestoreAsk = {
  readonly from: string
  readonly data: string
  readonly databaseUrl?: string
  readonly keyFolder: string
  /** A copy of the keys to put into the key folder first; absent: they are there. */
  readonly keysFrom?: string
  /** The log folder is lost: a new log begins under a new name. */
  readonly newLog?: boolean
  readonly clock: Clock
  readonly onRows?: (rows: number) => void
}

export type Restored = {
  readonly manifest: Manifest
  /** Customers' keys whose epoch was destroyed since the backup: what they sealed cannot be opened any more. */
  readonly unopenable: number
  readonly keys: number
  /** Erasures since the backup, which the first opening carries out before anything is served. */
  readonly erasuresToReplay: number
  readonly newOrigin?: string
}

/**
 * Makes a house of a backup: checks it whole, brings the keys, then the store, which appears last and whole or not at all;
 * cut off anywhere, the same command does it again. Rejects with `BackupRefused`, `KeysRefused` or `StoreRefused`.
 */
export async function restoreHouse(ask: RestoreAsk): Promise<Restored> {
  const manifest = await checkBackup(ask.from)
  const newOrigin = await originFor(ask, manifest)
  const keys = await bringKeys(ask, manifest)
  try {
    await mkdir(ask.data, { recursive: true, mode: 0o700 })
    const seen = { keys: 0, unopenable: 0, rows: 0, policy: '', policyAt: 0 }
    const parts = watched(marked(readBackup(ask.from, manifest), ask.clock.now(), newOrigin), keys, seen, ask.onRows)
    await restoreStore(
      ask.databaseUrl ? { postgres: ask.databaseUrl } : { sqlite: join(ask.data, 'candor.db') },
      manifest.schema,
      parts,
    )
    // The store has it too; a server starts with the file. Missing after a crash it can be written by hand.
    const policy = join(ask.data, 'policy.yaml')
    if (seen.policy !== '' && !existsSync(policy)) await writeFile(policy, seen.policy)
    const erasuresToReplay = Math.max(0, keys.tombstonesSince(0).length - manifest.erasures)
    return {
      manifest,
      keys: seen.keys,
      unopenable: seen.unopenable,
      erasuresToReplay,
      ...(newOrigin === undefined ? {} : { newOrigin }),
    }
  } finally {
    keys.close()
  }
}

async function originFor({ data, newLog, clock }: RestoreAsk, { log }: Manifest): Promise<string | undefined> {
  if (newLog) return successorName(log.origin, clock.now())
  if (log.size === 0 || existsSync(join(data, 'log', 'checkpoint'))) return undefined
  throw new BackupRefused(
    `There is no log in ${join(data, 'log')}. Put the newest copy of the log folder there (any mirror will do), so that the log goes on ` +
      'where it was published. If it is lost for good, say so with --new-log: a new log begins under a new name, and proofs of ' +
      'entries that came after the backup can no longer be continued.',
  )
}

async function bringKeys({ keysFrom, keyFolder, clock }: RestoreAsk, manifest: Manifest): Promise<Keys> {
  const isThere = existsSync(keyFolder) && (await readdir(keyFolder)).length > 0
  if (keysFrom !== undefined && !isThere) {
    await mustBelong(keysFrom, clock, manifest).then(keys => keys.close())
    await copyKeys(keysFrom, keyFolder)
  } else if (!isThere)
    throw new BackupRefused(
      `There are no keys in ${keyFolder}. Name their copy with --keys; without them nothing in the backup can be opened.`,
    )
  return mustBelong(keyFolder, clock, manifest)
}

async function mustBelong(folder: string, clock: Clock, manifest: Manifest): Promise<Keys> {
  if (!existsSync(join(folder, 'token.key'))) throw new BackupRefused(`${folder} is no key folder: it lacks token.key.`)
  const keys = await openKeys({ folder, clock })
  if (keyMark(keys) === manifest.keys) return keys
  keys.close()
  throw new BackupRefused(`The keys in ${folder} do not belong to this backup: they are those of another house.`)
}

/** The store learns that it was restored: from then on it may meet a log that is further than itself, or begins the one that takes over. */
async function* marked(
  parts: AsyncIterable<DumpPart>,
  now: number,
  newOrigin: string | undefined,
): AsyncGenerator<DumpPart> {
  const marks = new Map([[restoredMark, String(now)]])
  if (newOrigin !== undefined) marks.set(endedMark, newOrigin)
  for await (const part of parts) {
    if (part.table === 'meta' && part.rows.length > 0) yield withMarks(part, marks)
    else yield part
  }
}

function withMarks(part: DumpPart, marks: ReadonlyMap<string, string>): DumpPart {
  const key = part.columns.findIndex(([column]) => column === 'key')
  const rows = part.rows.filter(row => !marks.has(String(row[key])))
  const more = [...marks].map(([name, value]) => part.columns.map((_, i) => (i === key ? name : value)))
  return { ...part, rows: [...rows, ...more] }
}

const tooOld =
  'This backup is older than every epoch of keys that is left: what is sealed in it can be opened by nobody, so that whoever was erased ' +
  'stays erased. Nothing was restored. Take a newer backup; docs/backup.md says how old one may be.'

type Seen = { keys: number; unopenable: number; rows: number; policy: string; policyAt: number }

async function* watched(
  parts: AsyncIterable<DumpPart>,
  keys: Keys,
  seen: Seen,
  onRows: RestoreAsk['onRows'],
): AsyncGenerator<DumpPart> {
  const there = new Set(keys.epochs().map(({ epoch }) => epoch))
  for await (const part of parts) {
    const at = (name: string) => part.columns.findIndex(([column]) => column === name)
    if (at('wrapped') >= 0)
      for (const row of part.rows) {
        seen.keys++
        if (!there.has(String(row[at('epoch')]))) seen.unopenable++
      }
    if (part.table === 'policies')
      for (const row of part.rows) {
        if (Number(row[at('loaded_at')]) < seen.policyAt) continue
        seen.policyAt = Number(row[at('loaded_at')])
        seen.policy = String(row[at('source')])
      }
    seen.rows += part.rows.length
    onRows?.(seen.rows)
    yield part
  }
  if (seen.keys > 0 && seen.unopenable === seen.keys) throw new BackupRefused(tooOld)
}
