import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { day, hour, minute } from '@candor/terms'
import { importTestCustomers, openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { onEachPlace } from '../../../../test/stores.ts'
import { KeysAway, Unreadable } from '../adapters/keys/index.ts'
import { readProfile } from '../customers/profiles/index.ts'
import * as vault from '../customers/vault/index.ts'
import { tells, vaultPolicy } from '../customers/vault/testing/telling.ts'
import { existingKey, exportOf } from './index.ts'
import { keyStanding, rotateNow, tendEpochs, wrappedIn } from './rotation.ts'

const filesOf = (house: TestHouse) => readdirSync(join(house.data, 'keys')).filter(name => name.startsWith('epoch-'))
const statesOf = (house: TestHouse) => house.keys.epochs().map(({ state }) => state)
const endedIn = async (house: TestHouse) => {
  const found = (await exportOf(house, 'brand')) as { entries: { kind: string; body: { epoch: string } }[] }
  return found.entries.filter(({ kind }) => kind === 'key-epoch').map(({ body }) => body.epoch)
}

onEachPlace('Key epochs', (place, engine) => {
  test('everything that holds wrapped keys is re-wrapped', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const tables = await house.store.db.introspection.getTables()
    const holding = tables.filter(({ columns }) => columns.some(({ name }) => name === 'wrapped'))
    assert.deepEqual(holding.map(({ name }) => name).sort(), Object.keys(wrappedIn).sort())
  })

  test('an epoch lasts thirty days; survivors move on, and after its grace it is destroyed, once, in the ledger', async t => {
    const house = await openTestHouse({ place: await place(), policy: vaultPolicy })
    t.after(() => house.close())
    const [ann = '', ben = ''] = await importTestCustomers(house, [{ key: 'ann' }, { key: 'ben' }])
    await tells(house, ann, { gender: 'woman' })
    const before = await readProfile(house, ann)
    const first = house.keys.epochs()[0]!.epoch
    const backup = await house.store.db.selectFrom('customer_keys').selectAll().where('customer', '=', ben).execute()
    await tendEpochs(house, house.keyTerms)
    assert.deepEqual(statesOf(house), ['current'])
    house.clock.advance(30 * day)
    await tendEpochs(house, house.keyTerms)
    house.clock.advance(house.keyTerms.leadMs)
    await tendEpochs(house, house.keyTerms)
    assert.deepEqual(statesOf(house), ['old', 'current'])
    assert.deepEqual(
      (await keyStanding(house, house.keyTerms)).epochs.map(({ wraps }) => wraps > 0),
      [false, true],
    )
    for (const row of backup) assert.ok(house.keys.open(row.wrapped, row.epoch))
    house.clock.advance(30 * day - minute)
    await tendEpochs(house, house.keyTerms)
    assert.ok(house.keys.epochs().some(({ epoch }) => epoch === first))
    house.clock.advance(minute)
    await Promise.all([tendEpochs(house, house.keyTerms), tendEpochs(house, house.keyTerms)])
    assert.ok(!filesOf(house).some(name => name.includes(first)))
    for (const row of backup) assert.throws(() => house.keys.open(row.wrapped, row.epoch), Unreadable)
    assert.deepEqual(await endedIn(house), [first])
    assert.deepEqual(await readProfile(house, ann), before)
    assert.match(JSON.stringify(await vault.exportOf(house, ann)), /woman/)
  })

  test('told to destroy what is old it does not wait, but for what is still in use by other processes', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ann = ''] = await importTestCustomers(house, [{ key: 'ann' }])
    const first = house.keys.epochs()[0]!.epoch
    house.clock.advance(1)
    await rotateNow(house, house.keyTerms, true)
    house.clock.advance(house.keyTerms.leadMs)
    await tendEpochs(house, house.keyTerms)
    if (engine === 'postgres') {
      assert.deepEqual(statesOf(house), ['old', 'current'])
      house.clock.advance(hour)
      await tendEpochs(house, house.keyTerms)
    }
    assert.deepEqual(statesOf(house), ['current'])
    assert.deepEqual(await endedIn(house), [first])
    assert.ok(await readProfile(house, ann))
  })

  test('cut off at any step, the next look finishes it; a key made anew meanwhile stays', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ann = '', ben = ''] = await importTestCustomers(house, [{ key: 'ann' }, { key: 'ben' }])
    const first = house.keys.epochs()[0]!.epoch
    const again = house.keys.newKey()
    const sealed = house.keys.seal(again.key, 'x', new Uint8Array(3))
    house.clock.advance(1)
    await rotateNow(house, house.keyTerms, true)
    house.clock.advance(house.keyTerms.leadMs)
    const steps = cutAfter(house)
    for (let allowed = 0; ; allowed++) {
      steps.allowed = allowed
      const whole = await tendEpochs(steps.house, house.keyTerms).then(
        () => true,
        () => false,
      )
      for (const customer of [ann, ben]) assert.ok(await readProfile(house, customer))
      if (allowed === 1) {
        const row = { customer: ben, retention: 'record', wrapped: again.wrapped, epoch: again.epoch }
        await house.store.commit({ expect: [], writes: [{ do: 'put', table: 'customer_keys', row }] })
      }
      if (whole && allowed > 3) break
      house.clock.advance(hour)
    }
    const key = (await existingKey(house, ben, 'record'))!.key
    assert.deepEqual(house.keys.unseal(key, 'x', sealed), new Uint8Array(3))
    assert.deepEqual(await endedIn(house), [first])
    assert.ok(!filesOf(house).some(name => name.includes(first)))
  })
})

/** A house whose store and keys fail after so many writes. */
function cutAfter(house: TestHouse) {
  const steps = { allowed: 0, house: house as TestHouse }
  const count = <T>(work: () => Promise<T>): Promise<T> =>
    steps.allowed-- > 0 ? work() : Promise.reject(new KeysAway('cut off'))
  steps.house = {
    ...house,
    store: { ...house.store, commit: change => count(() => house.store.commit(change)) },
    keys: { ...house.keys, destroyEpoch: epoch => count(() => house.keys.destroyEpoch(epoch)) },
  }
  return steps
}
