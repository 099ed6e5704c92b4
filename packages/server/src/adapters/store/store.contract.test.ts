import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { onEachStore } from '../../../../../test/stores.ts'
import { BadWrite, StoreAway } from './index.ts'
import type { StoreChange } from './port.ts'
import { entryRow, insertEntry, moveState, together } from './testing/rows.ts'

onEachStore('one change', open => {
  test('what was committed is read at once', async () => {
    const store = await open()
    assert.deepEqual(await store.commit(moveState('amina', 0)), { done: true })
    const rows = await store.db.selectFrom('customer_state').selectAll().execute()
    assert.deepEqual(rows, [{ customer: 'amina', version: 1, layout: 1, state: new Uint8Array([0]) }])
  })

  test('an expectation moves the version by one, with or without a write of the row', async () => {
    const store = await open()
    await store.commit(moveState('amina', 0))
    const only = { table: 'customer_state', key: { customer: 'amina' }, version: 1 } as const
    assert.deepEqual(await store.commit({ expect: [only], writes: [] }), { done: true })
    assert.deepEqual(await store.commit(moveState('amina', 2)), { done: true })
    const row = await store.db.selectFrom('customer_state').select('version').executeTakeFirstOrThrow()
    assert.equal(row.version, 3)
  })

  test('a version that moved is a conflict, and nothing of the change is kept', async () => {
    const store = await open()
    await store.commit(moveState('amina', 0))
    const late = together(moveState('amina', 5), insertEntry('amina', 'e1'), moveState('bo', 0))
    const result = await store.commit(late)
    assert.deepEqual(result, { done: false, conflict: 'customer_state: moved on from version 5' })
    assert.deepEqual(await store.db.selectFrom('entries').selectAll().execute(), [])
    const versions = await store.db.selectFrom('customer_state').select(['customer', 'version']).execute()
    assert.deepEqual(versions, [{ customer: 'amina', version: 1 }])
  })

  test('when one of two expectations fails, the other is taken back', async () => {
    const store = await open()
    await store.commit(together(moveState('amina', 0), moveState('bo', 0)))
    assert.equal((await store.commit(together(moveState('amina', 1), moveState('bo', 7)))).done, false)
    const versions = await store.db.selectFrom('customer_state').select('version').execute()
    assert.deepEqual(versions, [{ version: 1 }, { version: 1 }])
  })

  test('a row to insert that exists, and a row to patch that does not, are conflicts', async () => {
    const store = await open()
    await store.commit(insertEntry('amina', 'e1'))
    assert.deepEqual(await store.commit(insertEntry('amina', 'e1')), {
      done: false,
      conflict: 'entries: the row exists already',
    })
    const patch: StoreChange = {
      expect: [],
      writes: [{ do: 'patch', table: 'entries', key: { customer: 'bo', entry: 'e1' }, set: { leaf: 4 } }],
    }
    assert.deepEqual(await store.commit(patch), { done: false, conflict: 'entries: the row to patch is gone' })
  })

  test('another column that must be unique is a conflict too', async () => {
    const store = await open()
    await store.commit(insertEntry('amina', 'e1', { leaf: 1 }))
    assert.equal((await store.commit(insertEntry('bo', 'e2', { leaf: 1 }))).done, false)
    const moved: StoreChange = {
      expect: [],
      writes: [
        { do: 'insert', table: 'entries', row: entryRow('bo', 'e2', { leaf: 1 }) },
        { do: 'remove', table: 'entries', key: { customer: 'amina', entry: 'e1' } },
      ],
    }
    const inOrder = { ...moved, writes: moved.writes.toReversed() }
    assert.equal((await store.commit(inOrder)).done, true)
  })

  test('put replaces the whole row; patch changes what it names; remove takes part of a key', async () => {
    const store = await open()
    await store.commit(
      together(insertEntry('amina', 'e1', { leaf: 1 }), insertEntry('amina', 'e2'), insertEntry('bo', 'e3')),
    )
    const { sealed: _, leaf: __, ...lean } = entryRow('amina', 'e1')
    await store.commit({ expect: [], writes: [{ do: 'put', table: 'entries', row: { ...lean, kind: 'choice' } }] })
    await store.commit({
      expect: [],
      writes: [{ do: 'patch', table: 'entries', key: { customer: 'amina', entry: 'e2' }, set: { leaf: 7 } }],
    })
    const read = store.db.selectFrom('entries').select(['entry', 'kind', 'leaf']).orderBy('entry')
    assert.deepEqual(await read.execute(), [
      { entry: 'e1', kind: 'choice', leaf: null },
      { entry: 'e2', kind: 'decision', leaf: 7 },
      { entry: 'e3', kind: 'decision', leaf: null },
    ])
    const removal: StoreChange = {
      expect: [],
      writes: [{ do: 'remove', table: 'entries', key: { customer: 'amina' } }],
    }
    assert.deepEqual([await store.commit(removal), await store.commit(removal)], [{ done: true }, { done: true }])
    assert.deepEqual(await read.select('customer').execute(), [
      { entry: 'e3', kind: 'decision', leaf: null, customer: 'bo' },
    ])
  })

  test('a change may touch one row several times, in its order', async () => {
    const store = await open()
    const key = { customer: 'amina', entry: 'e1' }
    const result = await store.commit({
      expect: [],
      writes: [
        { do: 'insert', table: 'entries', row: entryRow('amina', 'e1') },
        { do: 'remove', table: 'entries', key },
        { do: 'insert', table: 'entries', row: entryRow('amina', 'e1', { kind: 'choice' }) },
        { do: 'patch', table: 'entries', key, set: { leaf: 3 } },
      ],
    })
    assert.deepEqual(result, { done: true })
    assert.deepEqual(await store.db.selectFrom('entries').select(['kind', 'leaf']).execute(), [
      { kind: 'choice', leaf: 3 },
    ])
  })

  test('a put that expects no row does not overwrite one', async () => {
    const store = await open()
    await store.commit(moveState('amina', 0, 1))
    assert.equal((await store.commit(moveState('amina', 0, 2))).done, false)
    const row = await store.db.selectFrom('customer_state').select('layout').executeTakeFirstOrThrow()
    assert.equal(row.layout, 1)
  })

  test('an empty change is done', async () => {
    assert.deepEqual(await (await open()).commit({ expect: [], writes: [] }), { done: true })
  })
})

onEachStore('many changes at once', open => {
  test('of 64 callers that expect the same version exactly one wins', async () => {
    const store = await open()
    await store.commit(moveState('amina', 0))
    const results = await Promise.all(Array.from({ length: 64 }, (_, at) => store.commit(moveState('amina', 1, at))))
    assert.equal(results.filter(result => result.done).length, 1)
    const row = await store.db.selectFrom('customer_state').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([row.version, row.layout], [2, results.findIndex(result => result.done)])
  })

  test('concurrent changes share transactions', async () => {
    const store = await open()
    await Promise.all(Array.from({ length: 500 }, (_, at) => store.commit(insertEntry(`c${at % 40}`, `e${at}`))))
    const { transactions, changes, conflicts } = store.stats()
    assert.deepEqual([changes, conflicts], [500, 0])
    assert.ok(transactions <= 5, `${transactions} transactions`)
  })

  test('a conflict or a bad change leaves its neighbours in the batch alone', async () => {
    const store = await open()
    await store.commit(insertEntry('amina', 'taken'))
    const bad = insertEntry('amina', 'b', { t: 'soon' })
    const outcomes = await Promise.allSettled(
      [
        insertEntry('amina', 'a'),
        bad,
        insertEntry('amina', 'taken'),
        insertEntry('amina', 'c'),
        moveState('amina', 9),
      ].map(change => store.commit(change)),
    )
    const told = outcomes.map(one => (one.status === 'rejected' ? one.reason.name : one.value.done))
    assert.deepEqual(told, [true, 'BadWrite', false, true, false])
    const kept = await store.db.selectFrom('entries').select('entry').orderBy('entry').execute()
    assert.deepEqual(
      kept.map(row => row.entry),
      ['a', 'c', 'taken'],
    )
  })

  test('changes of one row asked for in turn are applied in turn', async () => {
    const store = await open()
    await store.commit(insertEntry('amina', 'e'))
    const key = { customer: 'amina', entry: 'e' }
    const patches = Array.from({ length: 30 }, (_, leaf) =>
      store.commit({ expect: [], writes: [{ do: 'patch', table: 'entries', key, set: { leaf } }] }),
    )
    await Promise.all(patches)
    const row = await store.db.selectFrom('entries').select('leaf').executeTakeFirstOrThrow()
    assert.equal(row.leaf, 29)
  })
})

onEachStore('values', open => {
  test('text, integers and bytes come back exactly as they were given, and sort by byte', async () => {
    const store = await open()
    const texts = ['', 'Z', 'a', 'ä', 'é', '😀', '\u2028', '"\\{},NULL', '\u{10ffff}', '\ufffd', "'; DROP", '\t\n\r']
    const changes = texts.map((entry, at) =>
      insertEntry('amina', entry, {
        t: [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, 2 ** 40][at % 4]!,
        sealed: new Uint8Array([0, at, 255]),
      }),
    )
    await Promise.all(changes.map(change => store.commit(change)))
    const rows = await store.db.selectFrom('entries').selectAll().orderBy('entry').execute()
    const given = texts.map((entry, at) => ({
      ...entryRow('amina', entry),
      ...(changes[at]!.writes[0] as { row: object }).row,
    }))
    const byByte = given.toSorted((a, b) =>
      Buffer.compare(Buffer.from(a.entry as string), Buffer.from(b.entry as string)),
    )
    assert.deepEqual(rows, byByte)
  })

  test('any well-formed text and any bytes survive', async () => {
    const store = await open()
    const text = fc.string({ unit: 'binary' }).filter(one => !one.includes('\0') && one.isWellFormed())
    const values = fc.sample(fc.tuple(text, fc.uint8Array(), fc.maxSafeInteger()), 200)
    await Promise.all(
      values.map(([kind, sealed, leaf], at) =>
        store.commit(insertEntry('amina', String(at), { kind, sealed, t: leaf })),
      ),
    )
    const rows = await store.db.selectFrom('entries').select(['entry', 'kind', 'sealed', 't']).execute()
    const read = rows.toSorted((a, b) => Number(a.entry) - Number(b.entry)).map(row => [row.kind, row.sealed, row.t])
    assert.deepEqual(read, values)
  })

  test('sums, counts and truth are numbers', async () => {
    const store = await open()
    await store.commit(insertEntry('amina', 'e', { t: 5 }))
    const row = await store.db
      .selectFrom('entries')
      .select(({ fn, eb }) => [fn.countAll().as('n'), fn.sum('t').as('t'), eb(fn.max('t'), '>', 4).as('late')])
      .executeTakeFirstOrThrow()
    assert.deepEqual(row, { n: 1, t: 5, late: 1 })
  })

  const bad: [string, StoreChange][] = [
    ['there is no table nowhere', { expect: [], writes: [{ do: 'insert', table: 'nowhere' as 'meta', row: {} }] }],
    [
      'meta has no column colour',
      { expect: [], writes: [{ do: 'insert', table: 'meta', row: { key: 'k', colour: 'red' } as { key: string } }] },
    ],
    [
      'meta has no column __proto__',
      { expect: [], writes: [{ do: 'insert', table: 'meta', row: JSON.parse('{"key":"k","__proto__":"x"}') }] },
    ],
    ['insert on meta lacks value', { expect: [], writes: [{ do: 'insert', table: 'meta', row: { key: 'k' } }] }],
    [
      'meta.value may not hold NUL',
      { expect: [], writes: [{ do: 'insert', table: 'meta', row: { key: 'k', value: 'a\0b' } }] },
    ],
    [
      'meta.value is not well-formed Unicode',
      { expect: [], writes: [{ do: 'insert', table: 'meta', row: { key: 'k', value: '\ud800' } }] },
    ],
    [
      'meta.value may not be null',
      { expect: [], writes: [{ do: 'insert', table: 'meta', row: { key: 'k', value: null } }] },
    ],
    ['entries.t takes a safe integer', insertEntry('a', 'e', { t: 1.5 })],
    ['entries.t takes a safe integer', insertEntry('a', 'e', { t: 2n ** 60n })],
    ['entries.sealed takes bytes', insertEntry('a', 'e', { sealed: 'secret' })],
    ['entries.kind takes text', insertEntry('a', 'e', { kind: 3 })],
    [
      'patch on entries must name its key (customer, entry), not (customer)',
      { expect: [], writes: [{ do: 'patch', table: 'entries', key: { customer: 'a' }, set: { leaf: 1 } }] },
    ],
    [
      'remove on entries must name its key (customer), not (entry)',
      { expect: [], writes: [{ do: 'remove', table: 'entries', key: { entry: 'e' } }] },
    ],
    [
      'patch on entries must not change its key (entry)',
      {
        expect: [],
        writes: [{ do: 'patch', table: 'entries', key: { customer: 'a', entry: 'e' }, set: { entry: 'f' } }],
      },
    ],
    [
      'customer_state is expected at version 4, so it must be written at 5',
      { ...moveState('a', 4), expect: moveState('a', 4).expect, writes: moveState('a', 3).writes },
    ],
    ['meta has no column version', { expect: [{ table: 'meta', key: { key: 'k' }, version: 1 }], writes: [] }],
  ]
  test('a malformed change says what is wrong and keeps nothing', async () => {
    const store = await open()
    for (const [says, change] of bad)
      await assert.rejects(store.commit(change), (fault: Error) => {
        assert.ok(fault instanceof BadWrite)
        assert.equal(fault.message, says)
        return true
      })
    assert.deepEqual(await store.db.selectFrom('entries').selectAll().execute(), [])
  })
})

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
    assert.deepEqual(row, { customer: 'amina', version: 1, layout: 1, state: new Uint8Array([0]) })
    assert.equal(await store.get('customer_state', { customer: 'bo' }), undefined)
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

onEachStore('closing', open => {
  test('waits for commits under way and takes no more', async () => {
    const store = await open()
    const commits = Array.from({ length: 20 }, (_, at) => store.commit(insertEntry('amina', `e${at}`)))
    await store.close()
    assert.ok((await Promise.all(commits)).every(result => result.done))
    await assert.rejects(
      store.commit(insertEntry('amina', 'late')),
      (fault: Error) => fault instanceof StoreAway && fault.code === 'closed',
    )
    await store.close()
  })
})
