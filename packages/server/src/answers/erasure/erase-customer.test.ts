import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers, openTestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { customersAt } from '../../customers/profiles/index.ts'
import { eraseCustomer, erasureTurn, readCertificate, rememberedAtMost } from './index.ts'

onEachPlace('erasing', place => {
  test('a customer is gone at once, and the certificate says what was erased and what stays', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [gone = '', other] = await importTestCustomers(house, [
      { key: 'gone', agreed: true, plan: 'only theirs' },
      { key: 'other', agreed: true },
    ])
    const done = await eraseCustomer(house, { customer: gone, why: 'request', by: 'test' })
    assert.ok(done.ok, JSON.stringify(done))
    assert.equal(done.value.state, 'done')
    assert.deepEqual(await customersAt(house, { channel: 'id', address: 'gone' }), [])
    assert.deepEqual(await customersAt(house, { channel: 'id', address: 'other' }), [other])
    const again = await eraseCustomer(house, { customer: gone, why: 'request', by: 'test' })
    assert.ok(again.ok && again.value.erasure === done.value.erasure)
    house.clock.advance(rememberedAtMost)
    await erasureTurn(house)()
    await house.log.sequence()
    const certificate = await readCertificate(house, done.value.erasure)
    assert.match(certificate?.proof ?? '', /c2sp.org\/tlog-proof@v1/)
    const words = await house.store.db.selectFrom('dictionary').select('value').execute()
    assert.ok(!words.some(({ value }) => value === 'only theirs'))
    const nobody = await eraseCustomer(house, { customer: 'nobody', why: 'request', by: 'test' })
    assert.deepEqual(nobody, { ok: false, error: 'unknown-customer' })
  })
})
