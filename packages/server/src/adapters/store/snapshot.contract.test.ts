import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachStore } from '../../../../../test/stores.ts'
import { insertEntry, moveState } from './testing/rows.ts'

onEachStore('a snapshot', open => {
  test('sees what was committed when it was taken, by every read, and nothing that came later', async () => {
    const store = await open()
    await store.commit(insertEntry('amina', 'e1'))
    await store.commit(moveState('amina', 0))
    const snapshot = await store.snapshot()
    await store.commit(insertEntry('amina', 'e2'))
    await store.commit(moveState('amina', 1))
    const query = snapshot.db.selectFrom('entries').select('entry').orderBy('entry')
    const scanned: { entry: string }[] = []
    for await (const rows of snapshot.scan<{ entry: string }>(query.compile(), 1)) {
      scanned.push(...rows)
      // Other reads go on while a scan is under way.
      assert.equal((await snapshot.get('customer_state', { customer: 'amina' }))?.version, 1)
    }
    assert.deepEqual(scanned, [{ entry: 'e1' }])
    assert.deepEqual(await query.execute(), [{ entry: 'e1' }])
    assert.equal((await snapshot.among('entries', 'customer', ['amina', 'nobody'])).length, 1)
    for await (const states of snapshot.states(1, '')) assert.deepEqual([...(states[0]?.[1] ?? [])], [0])
    assert.equal(await snapshot.get('entries', { customer: 'amina', entry: 'e2' }), undefined)
    await snapshot.close()
    await snapshot.close()
    assert.equal((await store.among('entries', 'customer', ['amina'])).length, 2)
  })

  test('takes no commit, and a scan left early leaves it usable', async () => {
    const store = await open()
    for (const at of [1, 2, 3]) await store.commit(insertEntry('amina', `e${at}`))
    const snapshot = await store.snapshot()
    await assert.rejects(snapshot.commit(insertEntry('amina', 'e9')))
    const all = snapshot.db.selectFrom('entries').selectAll().compile()
    for await (const _ of snapshot.scan(all, 1)) break
    for await (const rows of snapshot.scan(all, 9)) assert.equal(rows.length, 3)
    await snapshot.close()
  })
})
