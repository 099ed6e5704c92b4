import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { openStore, type Store, seatsInTile, type Write } from '../../../adapters/store/index.ts'
import { countryCode } from '../country.ts'
import { layoutFrom, type StateLayout } from '../layout.ts'
import { changedTo } from '../state-store.ts'
import { anyLife, columns, layout, purposes, stateOf } from '../testing/arbitraries.ts'
import { encodeTile, foldTiles, foldVacated, namesOf, Tile, taken } from './index.ts'

const states = fc.sample(anyLife, { seed: 5, numRuns: 40 }).map(life => stateOf(life, countryCode))
const other: StateLayout = layoutFrom({ purposes, attributes: columns })

const inserted = (customer: string, i: number, tag = layout.tag): Write => ({
  do: 'insert',
  table: 'customer_state',
  row: { customer, version: 1, layout: tag, state: states[i % states.length]!.copy() },
})

/** What a plan sees, each state as text, in order; and how many of them no tile showed. */
async function seen(store: Store, of = layout): Promise<{ all: string[]; apart: number }> {
  const all: string[] = []
  let apart = 0
  for await (const part of store.tiles(of.tag, namesOf(of))) {
    if ('rows' in part) {
      apart += part.rows.length
      all.push(...part.rows.map(([, state]) => Buffer.from(state).toString('hex')))
      continue
    }
    const tile = new Tile(of, part.columns)
    const stale = new Set(part.stale)
    for (let place = 0; place < tile.seats; place++)
      if (tile.taken(place) && !stale.has(place)) all.push(Buffer.from(tile.row(place)).toString('hex'))
  }
  return { all: all.sort(), apart }
}

async function truth(store: Store, of = layout): Promise<string[]> {
  const rows = await store.db.selectFrom('customer_state').select('state').where('layout', '=', of.tag).execute()
  return rows.map(row => Buffer.from(row.state).toString('hex')).sort()
}

const commit = async (store: Store, writes: readonly Write[]): Promise<void> => {
  assert.deepEqual(await store.commit({ expect: [], writes }), { done: true })
}

onEachPlace('Tiles', place => {
  test('whatever is written, changed, removed and folded, a plan sees every state once as it is', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    const random = fc.sample(fc.nat({ max: 1_000_000 }), { seed: 11, numRuns: 400 })
    const there: string[] = []
    for (const [i, n] of random.entries()) {
      const who = there[n % Math.max(1, there.length)]
      if (n % 7 < 3 || who === undefined) {
        there.push(`c${i}`)
        await commit(store, [inserted(`c${i}`, n)])
      } else if (n % 7 < 5) {
        const set = changedTo(states[n % states.length]!)
        await commit(store, [{ do: 'patch', table: 'customer_state', key: { customer: who }, set }])
      } else if (n % 7 === 5) {
        there.splice(there.indexOf(who), 1)
        await commit(store, [{ do: 'remove', table: 'customer_state', key: { customer: who } }])
      } else if (n % 3 === 0) await foldVacated(store, layout)
      else await foldTiles(store, layout, { least: 1 + (n % 5) })
      if (i % 20 === 0) assert.deepEqual((await seen(store)).all, await truth(store), `after ${i}`)
    }
    await foldTiles(store, layout)
    assert.deepEqual(await seen(store), { all: await truth(store), apart: 0 })
    assert.deepEqual(await store.db.selectFrom('vacated_seats').selectAll().execute(), [])
  })

  test('more than a tile; two at once fold each state once; stopped, it goes on another time', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    const many = seatsInTile + 700
    await commit(
      store,
      Array.from({ length: many }, (_, i) => inserted(`c${i}`, i)),
    )
    const stopped = new AbortController()
    await foldTiles(store, layout, { signal: stopped.signal, onProgress: () => stopped.abort() })
    assert.equal((await seen(store)).apart, 700)
    await Promise.all([foldTiles(store, layout), foldTiles(store, layout)])
    assert.deepEqual(await seen(store), { all: await truth(store), apart: 0 })
    const seats = await store.db.selectFrom('customer_state').select('seat').execute()
    assert.equal(new Set(seats.map(row => row.seat)).size, many)
  })

  test('a state that changes while its tile is written is not taken for shown', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    await commit(
      store,
      Array.from({ length: 50 }, (_, i) => inserted(`c${i}`, i)),
    )
    let going = true
    const changing = (async () => {
      for (let i = 0; going; i++) {
        const set = changedTo(states[i % states.length]!)
        const key = { customer: `c${i % 50}` }
        const row = (await store.get('customer_state', key))!
        await store.commit({
          expect: [{ table: 'customer_state', key, version: row.version }],
          writes: [{ do: 'patch', table: 'customer_state', key, set }],
        })
      }
    })()
    for (let i = 0; i < 20; i++) {
      await foldTiles(store, layout)
      const snapshot = await store.snapshot()
      assert.deepEqual((await seen(snapshot)).all, await truth(snapshot))
      await snapshot.close()
    }
    going = false
    await changing
    await foldTiles(store, layout)
    assert.deepEqual(await seen(store), { all: await truth(store), apart: 0 })
  })

  test('another layout and back: nobody is lost, nobody is seen twice, and nothing is misread', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    await commit(
      store,
      Array.from({ length: 30 }, (_, i) => inserted(`c${i}`, i)),
    )
    await foldTiles(store, layout)
    const under = async (of: StateLayout, customers: readonly number[]): Promise<void> => {
      const state = new Uint8Array(of.size)
      const writes = customers.map((i): Write => {
        const set = { layout: of.tag, state: of === layout ? states[i % states.length]!.copy() : state, tiled: null }
        return { do: 'patch', table: 'customer_state', key: { customer: `c${i}` }, set }
      })
      await commit(store, writes)
    }
    const each = async (): Promise<void> => {
      for (const kept of [layout, other])
        assert.deepEqual((await seen(store, kept)).all.length, (await truth(store, kept)).length)
    }
    await under(other, [1, 2, 3])
    await each()
    await foldTiles(store, other)
    await each()
    await under(layout, [2])
    await each()
    await foldTiles(store, layout)
    await each()
    assert.deepEqual((await seen(store)).all, await truth(store))
  })

  test('who is gone is gone from the tile, byte for byte', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    const marked = stateOf(fc.sample(anyLife, { seed: 9, numRuns: 1 })[0]!, countryCode)
    marked.setAttribute(1, 123_456.789)
    await commit(store, [inserted('a', 1), inserted('b', 2)])
    await commit(store, [
      { do: 'insert', table: 'customer_state', row: { customer: 'c', version: 1, ...changedTo(marked) } },
    ])
    await foldTiles(store, layout)
    const trace = Buffer.from(new Float64Array([123_456.789]).buffer)
    const holds = async (): Promise<boolean> =>
      (await store.db.selectFrom('tile_columns').select('bytes').execute()).some(row =>
        Buffer.from(row.bytes).includes(trace),
      )
    assert.equal(await holds(), true)
    await commit(store, [{ do: 'remove', table: 'customer_state', key: { customer: 'c' } }])
    assert.equal((await seen(store)).all.length, 2)
    await foldVacated(store, layout)
    assert.equal(await holds(), false)
    assert.deepEqual((await seen(store)).all, await truth(store))
  })

  test('a row that is put anew leaves its seat, and nobody is seen twice', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    await commit(store, [inserted('a', 1), inserted('b', 2)])
    await foldTiles(store, layout)
    const row = { customer: 'a', version: 1, layout: layout.tag, state: states[3]!.copy() }
    await commit(store, [{ do: 'put', table: 'customer_state', row }])
    assert.deepEqual((await seen(store)).all, await truth(store))
    await foldTiles(store, layout)
    assert.deepEqual(await seen(store), { all: await truth(store), apart: 0 })
  })

  test('made anew, a tile shows the states whatever it showed', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    await commit(store, [inserted('a', 1), inserted('b', 2)])
    await foldTiles(store, layout)
    const wrong = encodeTile(layout, [states[8]!.copy(), states[9]!.copy()])
    await commit(
      store,
      [...wrong].map(([name, bytes]): Write => ({ do: 'put', table: 'tile_columns', row: { tile: 0, name, bytes } })),
    )
    assert.equal(await foldTiles(store, layout), 0)
    assert.notDeepEqual((await seen(store)).all, await truth(store))
    assert.equal(await foldTiles(store, layout, { anew: true }), 1)
    assert.deepEqual(await seen(store), { all: await truth(store), apart: 0 })
  })

  test('a reader that stops early lets its snapshot go, and one under way sees nothing that is folded later', async t => {
    const store = await openStore(await place())
    t.after(() => store.close())
    await commit(
      store,
      Array.from({ length: 20 }, (_, i) => inserted(`c${i}`, i)),
    )
    await foldTiles(store, layout)
    const reading = store.tiles(layout.tag, namesOf(layout))[Symbol.asyncIterator]()
    const first = await reading.next()
    assert.ok(!first.done && 'tile' in first.value)
    await commit(store, [
      { do: 'patch', table: 'customer_state', key: { customer: 'c3' }, set: changedTo(states[30]!) },
      { do: 'remove', table: 'customer_state', key: { customer: 'c4' } },
      inserted('late', 7),
    ])
    await foldTiles(store, layout)
    assert.deepEqual(await reading.next(), { done: true, value: undefined })
    for (let i = 0; i < 30; i++) for await (const _ of store.tiles(layout.tag, [taken])) break
    await store.scrub()
    assert.deepEqual(await seen(store), { all: await truth(store), apart: 0 })
  })
})
