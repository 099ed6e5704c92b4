import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatVkey, keyTypes, type LogReport, type Signer, verifierKey, verifyLog } from '@candor/ledger'
import type { Fault, Result } from '@candor/terms'
import { fixedClock } from '../../adapters/clock/index.ts'
import type { Ground } from '../../adapters/ground.ts'
import { realIds } from '../../adapters/ids/index.ts'
import { type Keys, type LogKey, openKeys } from '../../adapters/keys/index.ts'
import type { Store } from '../../adapters/store/index.ts'
import { openTileFolder, type TileFolder } from '../../adapters/tiles/index.ts'
import { commitChange } from '../commit.ts'
import type { Signing } from '../signing.ts'

/** All that a log stands on, in a folder of its own. */
export type LogBench = Ground & {
  readonly folder: string
  readonly tiles: TileFolder
  readonly signer: Signer & Signing
  readonly vkey: string
  /** Records entries of some customers, each in a change of its own; answers where they are. */
  record(count: number): Promise<{ customer: string; entry: string }[]>
  verify(): Promise<Result<LogReport, Fault>>
  close(): void
}

/** A log's ground over an open store. With `folder` of another, the same keys and files. */
export async function openLogBench(
  store: Store,
  folder = mkdtempSync(join(tmpdir(), 'candor-log-')),
): Promise<LogBench> {
  const clock = fixedClock(Date.parse('2026-06-03T10:00:00Z'))
  const keys = await openKeys({ folder: join(folder, 'keys'), clock })
  const ground = { store, keys, clock, ids: realIds(clock) }
  const key = keys.logKey() ?? inceptOnce(keys)
  const signer = { name: 'books.example/log', publicKey: key.publicKey, sign: key.sign, keys: keys.logKeys.signing }
  const tiles = openTileFolder(join(folder, 'log'))
  const vkey = formatVkey(verifierKey(signer.name, keyTypes.ed25519, key.publicKey, keys.hashing))
  return {
    ...ground,
    folder,
    tiles,
    signer,
    vkey,
    record: count => record(ground, count),
    verify: () => verifyLog(path => tiles.read(path), { ports: { ...keys.hashing, ...keys.signatures }, vkey }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Records entries of some customers, each in a change of its own; answers where they are. */
export async function record(ground: Ground, count: number): Promise<{ customer: string; entry: string }[]> {
  const drafts = Array.from({ length: count }, (_, i) => {
    const id = ground.ids.id()
    const customer = `customer-${id}`
    return { entry: id, customer, kind: 'decision' as const, body: { number: i }, isNew: true }
  })
  const done = await Promise.all(
    drafts.map(draft => commitChange(ground, { expect: [], writes: [], entries: [draft], happenings: [] })),
  )
  if (!done.every(one => one.done)) throw new Error('an entry was not recorded')
  return drafts
}

/** The entries have the places from 0 on without a gap, each one, and the whole log verifies. */
export async function everyEntryOnce(bench: LogBench, count: number): Promise<void> {
  const rows = await bench.store.db.selectFrom('entries').select('leaf').orderBy('leaf').execute()
  assert.deepEqual(
    rows.map(row => row.leaf),
    Array.from({ length: count }, (_, i) => i),
  )
  const verified = await bench.verify()
  assert.ok(verified.ok, JSON.stringify(verified))
  assert.equal(verified.value.checked, count)
}

/** Of two processes that begin at once, one makes the key and the other takes it. */
function inceptOnce(keys: Keys): LogKey {
  try {
    return keys.inceptLogKey()
  } catch (error) {
    const made = keys.logKey()
    if (made) return made
    throw error
  }
}
