import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachStore } from '../../../../../test/stores.ts'
import { StoreAway } from './index.ts'
import type { StoreChange } from './port.ts'
import { entryRow, insertEntry, moveState, together } from './testing/rows.ts'

onEachStore('one change', open => {
  test('what was committed is read at once', async () => {
    const store = await open()
    assert.deepEqual(await store.commit(moveState('amina', 0)), { done: true })
    const rows = await store.db.selectFrom('customer_state').selectAll().execute()
    assert.deepEqual(rows, [
      { customer: 'amina', version: 1, layout: 1, state: new Uint8Array([0]), seat: null, tiled: null },
    ])
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

  test('mirrored twice, every value grows by one though no two may be the same; null stays null', async () => {
    const store = await open()
    for (const [at, leaf] of [0, 1, 2, null].entries()) await store.commit(insertEntry('amina', `e${at}`, { leaf }))
    const mirrors = [-1, 0].map(about => ({ do: 'mirror', table: 'entries', column: 'leaf', about }) as const)
    const first = { do: 'insert', table: 'entries', row: entryRow('bo', 'e9', { leaf: 0 }) } as const
    assert.deepEqual(await store.commit({ expect: [], writes: [...mirrors, first] }), { done: true })
    const rows = await store.db.selectFrom('entries').select('leaf').orderBy('customer').orderBy('entry').execute()
    assert.deepEqual(
      rows.map(({ leaf }) => leaf),
      [1, 2, 3, null, 0],
    )
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
