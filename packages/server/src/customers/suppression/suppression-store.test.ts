import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noon, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import type { Write } from '../../adapters/store/index.ts'
import { exportOf, type Scope, suppressionIndexOf, suppressionRow, suppressionsOf } from './index.ts'

const address = 'ada@mail.example'
const row = (house: TestHouse, scope: Scope): Write =>
  suppressionRow(suppressionIndexOf(house, 'email', address), { channel: 'email', scope, reason: 'test', at: noon })
const commit = (house: TestHouse, ...writes: Write[]) => house.store.commit({ expect: [], writes })
const scopes = async (house: TestHouse) =>
  (await suppressionsOf(house, 'email', address)).map(({ scope }) => scope).sort()

onEachPlace('the do-not-contact list', place => {
  test('holds both scopes of an address apart, in any order, and other channels not at all', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    assert.deepEqual(await scopes(house), [])
    await commit(house, row(house, 'marketing'))
    await commit(house, row(house, 'all'))
    await commit(house, row(house, 'marketing'))
    assert.deepEqual(await scopes(house), ['all', 'marketing'])
    assert.deepEqual(await suppressionsOf(house, 'sms', address), [])
    assert.deepEqual(await suppressionsOf(house, 'email', 'ben@mail.example'), [])
    const found = await exportOf(house, [
      { channel: 'email', address },
      { channel: 'sms', address },
    ])
    assert.deepEqual(found.map(({ scope }) => scope).sort(), ['all', 'marketing'])
  })

  test('holds no address, and nothing that leads to a customer', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await commit(house, row(house, 'all'))
    const rows = await house.store.db.selectFrom('suppressions').selectAll().execute()
    assert.ok(!JSON.stringify(rows).includes('ada'))
    assert.notEqual(rows[0]?.blind, house.keys.blindIndex(`email|${address}`))
    assert.deepEqual(Object.keys(rows[0] ?? {}).sort(), ['at', 'blind', 'channel', 'reason', 'scope'])
  })
})
