import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { onEachStore } from '../../../../../test/stores.ts'
import type { Store, StoreChange } from './port.ts'
import { insertEntry, moveState, together } from './testing/rows.ts'

onEachStore('reading', open => {
  test('the reading handle cannot write', async () => {
    const store = await open()
    await store.commit(insertEntry('amina', 'e'))
    await assert.rejects(store.db.deleteFrom('entries').execute())
    await assert.rejects(store.db.insertInto('meta').values({ key: 'k', value: 'v' }).execute())
    assert.equal((await store.db.selectFrom('entries').selectAll().execute()).length, 1)
  })

  test('a scan sees one moment, while writes go on', async () => {
    const store = await open()
    await Promise.all(Array.from({ length: 25 }, (_, at) => store.commit(insertEntry('amina', `e${at}`))))
    const query = store.db.selectFrom('entries').select(['entry', 'leaf']).where('customer', '=', 'amina').compile()
    const seen: { entry: string; leaf: number | null }[] = []
    for await (const rows of store.scan<{ entry: string; leaf: number | null }>(query, 10)) {
      assert.ok(rows.length <= 10)
      seen.push(...rows)
      await store.commit(insertEntry('amina', `late${seen.length}`))
      const set = { leaf: seen.length }
      await store.commit({
        expect: [],
        writes: [{ do: 'patch', table: 'entries', key: { customer: 'amina', entry: 'e24' }, set }],
      })
    }
    assert.equal(seen.length, 25)
    assert.ok(seen.every(row => row.leaf === null && !row.entry.startsWith('late')))
    assert.deepEqual(Object.getPrototypeOf(seen[0]), Object.prototype)
  })

  test('decision states come whole, in customer order, of one layout, from one moment', async () => {
    const store = await open()
    const names = ['b', 'a', 'B', 'c', 'd', 'e']
    await Promise.all(names.map(name => store.commit(moveState(name, 0, name === 'c' ? 2 : 1))))
    const seen: string[] = []
    for await (const rows of store.states(1, 'A', 2)) {
      for (const [customer, state] of rows) seen.push(`${customer}${state[0]}`)
      await store.commit(moveState(`late${seen.length}`, 0))
    }
    assert.deepEqual(seen, ['B0', 'a0', 'b0', 'd0', 'e0'])
    for await (const rows of store.states(1, 'd'))
      assert.deepEqual(rows.map(([customer]) => customer).slice(0, 1), ['e'])
  })

  test('one row is got by its key, and nothing where there is none', async () => {
    const store = await open()
    await store.commit(moveState('amina', 0))
    const row = await store.get('customer_state', { customer: 'amina' })
    assert.deepEqual(row, {
      customer: 'amina',
      version: 1,
      layout: 1,
      state: new Uint8Array([0]),
      seat: null,
      tiled: null,
    })
    assert.equal(await store.get('customer_state', { customer: 'bo' }), undefined)
  })

  test('several rows are got by the values of one column, by bytes too', async () => {
    const store = await open()
    await store.commit(moveState('amina', 0))
    await store.commit(moveState('bo', 0))
    const rows = await store.among('customer_state', 'customer', ['bo', 'nobody', 'amina'])
    assert.deepEqual(rows.map(({ customer }) => customer).sort(), ['amina', 'bo'])
    assert.deepEqual(rows[0]?.state, new Uint8Array([0]))
    assert.deepEqual(await store.among('customer_state', 'customer', []), [])
    const message = Uint8Array.of(0, 255, 92, 7)
    await store.commit({ expect: [], writes: [{ do: 'insert', table: 'messages_seen', row: { message, at: 1 } }] })
    const seen = await store.among('messages_seen', 'message', [Uint8Array.of(1), message])
    assert.deepEqual(seen, [{ message, at: 1 }])
  })

  test('what is looked up is never older than what was acknowledged before, whatever is under way', async () => {
    const step = fc.record({
      who: fc.constantFrom('a', 'b', 'c'),
      does: fc.constantFrom('move', 'move', 'stale', 'patch', 'share', 'remove', 'look', 'look', 'wait'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async steps => {
        const store = await open()
        const versions = new Map<string, number>()
        const acknowledged = new Map<string, number>()
        const under: Promise<unknown>[] = []
        for (const { who, does } of steps) {
          const version = versions.get(who) ?? 0
          if (does === 'wait') await under.at(-1)
          else if (does === 'look') under.push(looked(store, who, acknowledged.get(who) ?? 0))
          else {
            if (does === 'move' || does === 'patch') versions.set(who, version + 1)
            if (does === 'remove') versions.set(who, 0)
            under.push(
              store.commit(changeFor(does, who, version)).then(({ done }) => {
                if (!done || does === 'share' || does === 'stale') return
                acknowledged.set(who, does === 'remove' ? 0 : version + 1)
              }),
            )
          }
        }
        await Promise.all(under)
        const states = await store.among('customer_state', 'customer', ['a', 'b', 'c'])
        assert.deepEqual(sorted(states), sorted(await store.db.selectFrom('customer_state').selectAll().execute()))
        const identities = await store.among('identities', 'blind', ['a', 'b', 'c'])
        assert.deepEqual(sorted(identities), sorted(await store.db.selectFrom('identities').selectAll().execute()))
        await store.close()
      }),
      { numRuns: 15 },
    )
  })

  test('a scan that is left early lets go, and one of nothing yields nothing', async () => {
    const store = await open()
    await Promise.all(Array.from({ length: 5 }, (_, at) => store.commit(insertEntry('amina', `e${at}`))))
    const query = store.db.selectFrom('entries').select('entry').compile()
    for await (const rows of store.scan(query, 2)) {
      assert.equal(rows.length, 2)
      break
    }
    for await (const _ of store.scan(store.db.selectFrom('meta').selectAll().where('key', '=', 'none').compile()))
      assert.fail()
  })
})

const sorted = (rows: readonly object[]): string[] => rows.map(row => JSON.stringify(Object.entries(row).sort())).sort()

/** Looks, and finds no version that was replaced before it asked; one that is removed and comes again begins anew. */
async function looked(store: Store, who: string, least: number): Promise<void> {
  const [row] = await store.among('customer_state', 'customer', [who])
  await store.among('identities', 'blind', [who])
  if (row && row.version > 1) assert.ok(row.version >= least, `${row.version} after ${least}`)
}

function changeFor(does: string, who: string, version: number): StoreChange {
  const key = { blind: who, channel: 'id' }
  if (does === 'share') return { expect: [], writes: [{ do: 'patch', table: 'identities', key, set: { shared: 1 } }] }
  if (does === 'stale') return moveState(who, version + 7)
  if (does === 'remove')
    return {
      expect: [],
      writes: [
        { do: 'remove', table: 'customer_state', key: { customer: who } },
        { do: 'remove', table: 'identities', key },
      ],
    }
  if (does === 'patch' && version > 0)
    return {
      expect: [{ table: 'customer_state', key: { customer: who }, version }],
      writes: [
        {
          do: 'patch',
          table: 'customer_state',
          key: { customer: who },
          set: { layout: 1, state: Uint8Array.of(version, 9) },
        },
      ],
    }
  const identity = { ...key, customer: who, shared: 0, at: version }
  return together(moveState(who, version), { expect: [], writes: [{ do: 'put', table: 'identities', row: identity }] })
}
