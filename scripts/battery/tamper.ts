import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { type ReadFile, verifyLog } from '../../packages/ledger/src/index.ts'
import { openStore } from '../../packages/server/src/adapters/store/index.ts'
import { openLog } from '../../packages/server/src/record/index.ts'
import { openLogBench } from '../../packages/server/src/record/testing/log-bench.ts'
import { tamperWithRows } from '../../packages/server/src/record/testing/tamper-rows.ts'
import { borrowDatabase, endDatabases } from '../../test/databases.ts'
import { scaled, seeded, type Trial } from './trial.ts'

const flipsAFile = 40

/** Flips one bit of one file of a log at a time, in every kind of file: the verifier must name that file or an entry in it. */
export const tamper: Trial = async (seed, scale) => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-tamper-'))
  const store = await openStore({ sqlite: join(folder, 'candor.db') })
  const bench = await openLogBench(store, folder)
  const log = await openLog(bench, bench.tiles, bench.signer)
  await bench.record(700)
  await log.sequence()
  const random = seeded(seed)
  const files = readdirSync(join(folder, 'log'), { recursive: true, withFileTypes: true })
    .filter(file => file.isFile())
    .map(file => relative(join(folder, 'log'), join(file.parentPath, file.name)))
    .sort()
  let flips = 0
  for (const path of files)
    for (let i = 0; i < scaled(flipsAFile, scale); i++, flips++) {
      const at = random()
      const bit = Math.floor(random() * 8)
      const report = await verifyLog(flipped(bench.tiles.read, path, at, bit), {
        ports: { ...bench.keys.hashing, ...bench.keys.signatures },
        vkey: bench.vkey,
      })
      assert.ok(!report.ok, `a flipped bit ${bit} at ${at} of ${path} was not noticed`)
      assert.ok(names(report.error.path, path), `${report.error.path} was named instead of ${path}`)
    }
  await store.close()
  bench.close()
  const rows = await tamperedRows(random, scale)
  return `${flips} flipped bits in ${files.length} files, and ${rows} changes in rows of the record on both engines, 100 % noticed and named`
}

/** The tables too: each column of the record's rows and of the head, on both engines. */
async function tamperedRows(random: () => number, scale: number): Promise<number> {
  let changes = 0
  for (const engine of ['sqlite', 'postgres'] as const) {
    const borrowed = engine === 'postgres' ? await borrowDatabase() : undefined
    const place = borrowed
      ? { postgres: borrowed.url }
      : { sqlite: join(mkdtempSync(join(tmpdir(), 'candor-tamper-')), 'candor.db') }
    changes += (await tamperWithRows(place, { entries: 300, flips: scaled(20, scale), random })).flips
    borrowed?.giveBack()
  }
  await endDatabases()
  return changes
}

const flipped =
  (read: ReadFile, path: string, at: number, bit: number): ReadFile =>
  async asked => {
    const bytes = await read(asked)
    if (asked !== path || !bytes) return bytes
    const index = Math.floor(at * bytes.length)
    return bytes.with(index, bytes[index]! ^ (1 << bit))
  }

/** `checkpoint`, `tile …`, `bundle …`, or an entry by its number. */
function names(named: string, path: string): boolean {
  if (named === path || named.endsWith(` ${path}`)) return true
  const [, number] = /^entry (\d+)$/.exec(named) ?? []
  const [, bundle] = /^tile\/entries\/(\d{3})(\.p\/\d+)?$/.exec(path) ?? []
  return number !== undefined && bundle !== undefined && Math.floor(Number(number) / 256) === Number(bundle)
}
