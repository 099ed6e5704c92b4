import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { placeFor } from '../../../../test/stores.ts'
import { openStore } from '../adapters/store/index.ts'
import { openLog } from './log.ts'
import { everyEntryOnce, openLogBench } from './testing/log-bench.ts'
import { oneRootForEachSize, type Shown, watching } from './testing/shown.ts'

const ends: (() => Promise<void> | void)[] = []
after(async () => {
  for (const end of ends) await end()
})

test('two processes that place entries in one log never show two roots for one size, and lose none', async t => {
  const place = await placeFor('postgres')
  const stores = await Promise.all([openStore(place.config), openStore(place.config)])
  const bench = await openLogBench(stores[0])
  ends.push(...stores.map(store => () => store.close()), place.end, bench.close)
  const shown: Shown = []
  const tiles = watching(bench.tiles, shown)
  const logs = await Promise.all(stores.map(store => openLog({ ...bench, store }, tiles, bench.signer)))
  let recording = true
  const placed = [0, 0]
  const sequencing = logs.map(async (log, i) => {
    while (recording) placed[i]! += await log.sequence()
  })
  for (let i = 0; i < 40; i++) await bench.record(25)
  recording = false
  await Promise.all(sequencing)
  while ((await logs[0]!.sequence()) > 0);
  await logs[1]!.sequence()
  t.diagnostic(`placed ${placed.join(' and ')}`)
  assert.ok(
    placed.every(count => count > 0),
    'only one of the two placed anything',
  )
  await everyEntryOnce(bench, 1_000)
  oneRootForEachSize(shown)
})
