import assert from 'node:assert/strict'
import { openStore, type StoreConfig } from '../../adapters/store/index.ts'
import { checkRecord } from '../check-record.ts'
import { openLog } from '../log.ts'
import { openLogBench } from './log-bench.ts'
import { type BehindTheBack, behindTheBack, flippedValue } from './tampered-rows.ts'

export type Tampering = { readonly entries: number; readonly flips: number; readonly random: () => number }
export type Tampered = { readonly flips: number; readonly values: readonly string[] }

/** Every column that says something; `version` and `signed_at` of the head say nothing about what was recorded. */
const entryColumns = ['customer', 'entry', 'kind', 't', 'commitment', 'sealed', 'leaf']
const headColumns = ['size', 'root', 'checkpoint']

/** Changes one value of one row at a time, in every column of the record's tables: the check must name that row. */
export async function tamperWithRows(place: StoreConfig, { entries, flips, random }: Tampering): Promise<Tampered> {
  const store = await openStore(place)
  const bench = await openLogBench(store)
  const log = await openLog(bench, bench.tiles, bench.signer)
  await bench.record(entries)
  await log.sequence()
  const check = () => checkRecord(bench, { tiles: bench.tiles, log, signing: bench.signer })
  const whole = await check()
  assert.ok(whole.ok && whole.value.opened === entries, JSON.stringify(whole))
  const back = await behindTheBack(place)
  let done = 0
  for (let round = 0; round < flips; round++) {
    for (const column of entryColumns) {
      const leaf = Math.floor(random() * entries)
      await changed(back, 'entries', column, `leaf = ${leaf}`, random(), async () => {
        const report = await check()
        assert.ok(!report.ok, `a change of ${column} of entry ${leaf} was not noticed`)
        assert.match(
          report.error.path,
          new RegExp(`^entry ${leaf}\\b`),
          `${column}: ${report.error.path} ${report.error.says}`,
        )
      })
      done++
    }
    for (const column of headColumns) {
      await changed(back, 'log_head', column, '1 = 1', random(), async () => {
        const report = await check()
        assert.ok(!report.ok, `a change of the head's ${column} was not noticed`)
        assert.match(report.error.path, /^log_head/, `${column}: ${report.error.path} ${report.error.says}`)
      })
      done++
    }
  }
  assert.ok((await check()).ok)
  await back.close()
  await store.close()
  bench.close()
  return { flips: done, values: [...entryColumns, ...headColumns] }
}

async function changed(
  back: BehindTheBack,
  table: string,
  column: string,
  where: string,
  at: number,
  look: () => Promise<void>,
): Promise<void> {
  const [row] = await back.rows(`SELECT * FROM ${table} WHERE ${where}`)
  assert.ok(row)
  const good = row[column] as string | number | Uint8Array
  const bad = column === 'leaf' ? 1_000_000 : flippedValue(good, at)
  const found = column === 'leaf' ? `leaf = ${bad}` : column === 'size' ? '1 = 1' : where
  await back.run(`UPDATE ${table} SET "${column}" = $1 WHERE ${where}`, [bad])
  try {
    await look()
  } finally {
    await back.run(`UPDATE ${table} SET "${column}" = $1 WHERE ${found}`, [good])
  }
}
