import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { openStore, type Store, type Write } from '../../../adapters/store/index.ts'
import { countryCode } from '../country.ts'
import { layoutFrom, type StateLayout } from '../layout.ts'
import { changedTo } from '../state-store.ts'
import { anyLife, columns, layout, purposes, stateOf } from '../testing/arbitraries.ts'
import { checkTiles, encodeTile, foldTiles, namesOf } from './index.ts'

const states = fc.sample(anyLife, { seed: 21, numRuns: 120 }).map(life => stateOf(life, countryCode))

const commit = async (store: Store, writes: readonly Write[]): Promise<void> => {
  assert.deepEqual(await store.commit({ expect: [], writes }), { done: true })
}
const inserted = (i: number): Write => ({
  do: 'insert',
  table: 'customer_state',
  row: { customer: `c${i}`, version: 1, layout: layout.tag, state: states[i]!.copy() },
})
const put = (name: string, bytes: Uint8Array): Write => ({
  do: 'put',
  table: 'tile_columns',
  row: { tile: 0, name, bytes },
})

async function filled(store: Store): Promise<(Uint8Array | undefined)[]> {
  await commit(
    store,
    states.map((_, i) => inserted(i)),
  )
  await foldTiles(store, layout)
  const rows = await store.db.selectFrom('customer_state').select(['seat', 'state']).orderBy('seat').execute()
  return rows.map(row => row.state)
}

onEachPlace('Tiles beside the decision states', place => {
  test('agree, also where states changed, went or came since', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    await filled(store)
    await commit(store, [
      { do: 'patch', table: 'customer_state', key: { customer: 'c1' }, set: changedTo(states[7]!) },
      { do: 'remove', table: 'customer_state', key: { customer: 'c2' } },
      { do: 'insert', table: 'customer_state', row: { customer: 'd', version: 1, ...changedTo(states[8]!) } },
    ])
    assert.deepEqual(await checkTiles(store, layout), { tiles: 1, seats: 118, different: [], last: 0 })
    await foldTiles(store, layout)
    assert.deepEqual(await checkTiles(store, layout), { tiles: 1, seats: 120, different: [], last: 0 })
    assert.deepEqual(await checkTiles(store, layout, { after: 0 }), { tiles: 0, seats: 0, different: [] })
  })

  test('a column that was encoded from a wrong offset is found and named', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    const rows = await filled(store)
    const wrongs: [StateLayout, RegExp][] = [
      [{ ...layout, attributeBase: layout.attributeBase - 8 }, /^field /],
      [{ ...layout, contactBase: layout.contactBase - 1 }, /^contacts$/],
      [{ ...layout, ringBase: layout.ringBase + 4 }, /^ring /],
      [{ ...layout, slotBase: layout.slotBase + 18, slots: layout.slots.slice(1) }, /^(yes|no|how) /],
    ]
    for (const [wrong, which] of wrongs) {
      const right = encodeTile(layout, rows)
      const planted = [...encodeTile(wrong, rows)].filter(([name]) => which.test(name))
      await commit(
        store,
        planted.map(([name, bytes]) => put(name, bytes)),
      )
      const { different } = await checkTiles(store, layout)
      assert.ok(different.length > 0, `${which} was not found`)
      for (const { column, customer } of different) assert.ok(which.test(column) && customer, column)
      await commit(
        store,
        [...right].map(([name, bytes]) => put(name, bytes)),
      )
      assert.deepEqual((await checkTiles(store, layout)).different, [])
    }
  })

  test('a value that changes in any column is found there', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    const rows = await filled(store)
    const right = encodeTile(layout, rows)
    const other = encodeTile(layout, rows.toReversed())
    for (const name of namesOf(layout)) {
      if (Buffer.compare(right.get(name)!, other.get(name)!) === 0) continue
      await commit(store, [put(name, other.get(name)!)])
      const { different } = await checkTiles(store, layout)
      const found = new Set(different.map(({ column }) => column))
      assert.ok(found.size > 0, name)
      if (name !== 'limits') assert.ok(found.has(name), `${name}: ${[...found]}`)
      await commit(store, [put(name, right.get(name)!)])
    }
  })

  test('who is shown and gone, who is said to be shown and is not, and a tile of another policy are found', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    const rows = await filled(store)
    const tampered = rows.with(5, undefined)
    await commit(
      store,
      [...encodeTile(layout, [...tampered, states[3]!.copy()])].map(([name, bytes]) => put(name, bytes)),
    )
    const { different } = await checkTiles(store, layout)
    assert.deepEqual(
      different.map(({ place, column, customer }) => [place, column, customer === undefined]),
      [
        [5, 'taken', false],
        [120, 'taken', true],
      ],
    )
    await commit(store, [{ do: 'remove', table: 'tile_columns', key: { tile: 0, name: 'zone' } }])
    assert.match((await checkTiles(store, layout)).different[0]!.column, /zone was not loaded/)
    const other = layoutFrom({ purposes, attributes: columns })
    await commit(store, [{ do: 'patch', table: 'tiles', key: { tile: 0 }, set: { layout: other.tag } }])
    assert.equal((await checkTiles(store, layout)).different.length, 120)
    assert.deepEqual((await checkTiles(store, other)).seats, 0)
    await foldTiles(store, layout)
    assert.deepEqual(await checkTiles(store, layout), { tiles: 1, seats: 120, different: [], last: 0 })
  })
})
