import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as immediate } from 'node:timers/promises'
import { day } from '@candor/terms'
import { onEachStore, placeFor } from '../../../../../test/stores.ts'
import type { Ground } from '../../adapters/ground.ts'
import { openStore } from '../../adapters/store/index.ts'
import {
  countKept,
  countRefused,
  flushCounts,
  foldTallies,
  type RefusedFor,
  type Tally,
  TallyBuilder,
  talliesOf,
  tallyRow,
} from './index.ts'
import { groundOn, otherProcess, type TestGround } from './testing/ground.ts'

function small(reason: RefusedFor, field: string): Tally {
  const builder = new TallyBuilder()
  builder.kept(2)
  builder.refused(reason)
  builder.undeclared('page', field, 'text')
  return builder.total()
}

async function keep(ground: Ground, source: string, ...tallies: Tally[]): Promise<void> {
  const done = await ground.store.commit({ expect: [], writes: tallies.map(each => tallyRow(ground, source, each)) })
  assert.ok(done.done)
}

const rowsOf = async ({ store }: Ground) =>
  (await store.db.selectFrom('collection_tallies').select('tally').execute()).length

const today = '2026-06-03'
const refusedOf = async (ground: Ground, source: string, on = today) =>
  (await talliesOf(ground, { day: on, source })).get(source)?.refused

onEachStore('Tallies', open => {
  test('counts of many batches are one sum for a day and source', async t => {
    const ground = await groundOn(t, await open())
    await keep(ground, 'web', small('malformed', 'context.a'), small('not-permitted', 'context.a'))
    await keep(ground, 'till', small('malformed', 'context.b'))
    const all = await talliesOf(ground, { day: today })
    assert.deepEqual([...all.keys()].toSorted(), ['till', 'web'])
    assert.deepEqual(all.get('web'), {
      kept: 4,
      duplicates: 0,
      refused: { malformed: 1, 'not-permitted': 1 },
      undeclared: { page: { calls: 0, fields: { 'context.a': { text: 2 } } } },
      withheld: {},
    })
    assert.equal((await talliesOf(ground, { day: '2026-06-02' })).size, 0)
  })

  test('a flood of wrong keys is counted to the last call and leaves one row', async t => {
    const ground = await groundOn(t, await open())
    for (let wave = 0; wave < 5; wave++)
      await Promise.all(Array.from({ length: 400 }, () => countRefused(ground, '', 'unknown-key', 1)))
    assert.deepEqual(await refusedOf(ground, ''), { 'unknown-key': 2_000 })
    assert.equal(await rowsOf(ground), 1)
    const { transactions } = ground.store.stats()
    t.diagnostic(`2,000 calls in ${transactions} transactions`)
    assert.ok(transactions < 50)
  })

  test('what is refused is durable when the call is answered; what was kept is counted by the way', async t => {
    const ground = await groundOn(t, await open())
    countKept(ground, 'web', 20)
    assert.equal(await rowsOf(ground), 0)
    await countRefused(ground, 'web', 'too-fast', 3)
    countKept(ground, 'web', 5)
    await flushCounts(ground)
    const tally = (await talliesOf(ground, { day: today })).get('web')
    assert.deepEqual([tally?.kept, tally?.refused], [25, { 'too-fast': 3 }])
  })

  test('past days become one row each, today only when it is long; no count changes', async t => {
    const ground = await groundOn(t, await open())
    await keep(ground, 'web', ...Array.from({ length: 7 }, () => small('malformed', 'context.a')))
    await countRefused(ground, 'web', 'origin', 4)
    await foldTallies(ground)
    assert.equal(await rowsOf(ground), 8)
    const before = await talliesOf(ground, { day: today })
    ground.clock.advance(day)
    await keep(ground, 'web', ...Array.from({ length: 60 }, () => small('malformed', 'context.a')))
    assert.equal(await foldTallies(ground), 7 + 59)
    assert.equal(await rowsOf(ground), 2)
    assert.deepEqual(await talliesOf(ground, { day: today }), before)
    assert.deepEqual(await refusedOf(ground, 'web', '2026-06-04'), { malformed: 60 })
    assert.equal(await foldTallies(ground), 0)
  })

  test('a process whose row was folded away goes on counting, and nothing counts twice', async t => {
    const ground = await groundOn(t, await open())
    await countRefused(ground, 'web', 'origin', 1)
    await keep(ground, 'web', ...Array.from({ length: 60 }, () => small('malformed', 'context.a')))
    await foldTallies(ground)
    await countRefused(ground, 'web', 'origin', 1)
    assert.deepEqual(await refusedOf(ground, 'web'), { malformed: 60, origin: 2 })
    assert.equal(await rowsOf(ground), 2)
  })

  test('on the same day the row a process still counts in is left alone', async t => {
    const ground = await groundOn(t, await open())
    await countRefused(ground, 'web', 'origin', 1)
    await countRefused(ground, 'web', 'origin', 1)
    await keep(ground, 'web', ...Array.from({ length: 60 }, () => small('malformed', 'context.a')))
    assert.equal(await foldTallies(ground), 59)
    await countRefused(ground, 'web', 'origin', 1)
    assert.deepEqual(await refusedOf(ground, 'web'), { malformed: 60, origin: 3 })
    assert.equal(await rowsOf(ground), 2)
  })

  test('counting and folding at the same time loses nothing', async t => {
    const ground = await groundOn(t, await open())
    const counting = async () => {
      for (let call = 0; call < 40; call++) {
        await Promise.all([
          countRefused(ground, 'web', 'origin', 1),
          keep(ground, 'web', small('malformed', 'context.a')),
        ])
        if (call === 20) await keep(ground, 'web', ...Array.from({ length: 60 }, () => small('too-large', 'context.a')))
      }
    }
    let running = true
    const folding = (async () => {
      // The store of one process answers without a pause; without one here nobody else would have a turn.
      while (running) {
        await foldTallies(ground)
        await immediate()
      }
    })()
    await counting()
    running = false
    await folding
    assert.deepEqual(await refusedOf(ground, 'web'), { malformed: 40, origin: 40, 'too-large': 60 })
  })

  test('counts are forgotten after ninety days', async t => {
    const ground = await groundOn(t, await open())
    await keep(ground, 'web', small('malformed', 'context.a'))
    ground.clock.advance(90 * day)
    await foldTallies(ground)
    assert.equal(await rowsOf(ground), 1)
    ground.clock.advance(day)
    assert.equal(await foldTallies(ground), 1)
    assert.equal(await rowsOf(ground), 0)
  })

  test('a count that could not be kept is not acknowledged', async t => {
    const store = await open()
    const ground = await groundOn(t, store)
    await store.close()
    await assert.rejects(countRefused(ground, '', 'unknown-key', 1))
  })
})

test('two processes that fold the same rows while both count lose none and double none', async t => {
  const place = await placeFor('postgres')
  const stores = [await openStore(place.config), await openStore(place.config)]
  t.after(async () => {
    for (const store of stores) await store.close()
    place.end()
  })
  const here = await groundOn(t, stores[0]!)
  const both: TestGround[] = [here, otherProcess(here, stores[1]!)]
  await keep(here, 'web', ...Array.from({ length: 300 }, () => small('too-large', 'context.a')))
  const lives = both.map(async ground => {
    for (let call = 0; call < 25; call++) {
      await countRefused(ground, 'web', 'origin', 1)
      await keep(ground, 'web', ...Array.from({ length: 20 }, () => small('malformed', 'context.a')))
      await foldTallies(ground)
    }
  })
  await Promise.all(lives)
  assert.deepEqual(await refusedOf(here, 'web'), { 'too-large': 300, malformed: 1_000, origin: 50 })
})
