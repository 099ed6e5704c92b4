import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { importTestCustomers, openTestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { say } from '../../acts/choices/index.ts'
import { Unreadable } from '../../adapters/keys/index.ts'
import { addressOf, blindOf, canonicalAddress, customersAt, expire, pointsOf, readProfile } from './index.ts'

const canary = 'zz-sealed-7f3a'

onEachPlace('a profile', place => {
  test('is found by its address however it is written, and written to exactly as it was given', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada', email: 'Ada.L@Mail.Example' }])
    assert.deepEqual(await customersAt(house, { channel: 'email', address: 'ADA.L@mail.example' }), [ada])
    assert.deepEqual(await customersAt(house, { channel: 'sms', address: 'ada.l@mail.example' }), [])
    assert.deepEqual(await customersAt(house, { channel: 'id', address: 'ADA' }), [])
    assert.equal(await addressOf(house, ada, 'email'), 'Ada.L@Mail.Example')
    assert.equal(await addressOf(house, ada, 'sms'), undefined)
    assert.deepEqual(await pointsOf(house, ada), [
      { channel: 'email', address: 'Ada.L@Mail.Example' },
      { channel: 'id', address: 'ada' },
    ])
  })

  test('does not open under another customer, and is empty once its key is gone', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = '', ben = ''] = await importTestCustomers(house, [{ key: 'ada' }, { key: 'ben' }])
    const adas = await house.store.get('profiles', { customer: ada })
    const key = { customer: ben }
    await house.store.commit({
      expect: [],
      writes: [{ do: 'patch', table: 'profiles', key, set: { sealed: adas!.sealed } }],
    })
    await assert.rejects(readProfile(house, ben), Unreadable)
    await house.store.commit({ expect: [], writes: [{ do: 'remove', table: 'customer_keys', key: { customer: ada } }] })
    assert.deepEqual((await readProfile(house, ada))?.sealed, {})
    assert.equal(await addressOf(house, ada, 'email'), undefined)
    assert.deepEqual(await pointsOf(house, ada), [])
  })

  test('expires in batches until none is left that is old', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await importTestCustomers(house, [{ key: 'ada' }, { key: 'ben' }, { key: 'cem' }])
    house.clock.advance(1_000)
    const before = house.clock.now()
    const [dan = ''] = await importTestCustomers(house, [{ key: 'dan' }])
    const sizes: number[] = []
    for (let writes = await expire(house, before, 2); writes.length > 0; writes = await expire(house, before, 2)) {
      sizes.push(writes.length)
      assert.ok((await house.store.commit({ expect: [], writes })).done)
    }
    assert.deepEqual(sizes, [4, 2])
    assert.deepEqual(await house.store.db.selectFrom('profiles').select('customer').execute(), [{ customer: dan }])
  })
})

describe('at rest', () => {
  test('no byte of identifying fields, addresses, keys and evidence is in the database files', async t => {
    const house = await openTestHouse()
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [
      { key: canary, email: `${canary}@mail.example`, name: `Ada ${canary}`, plan: 'seen-in-the-clear', agreed: true },
    ])
    const evidence = { text: canary, version: canary, surface: canary, locale: canary, at: house.clock.now() }
    const yes = { kind: 'consent', purpose: 'offers', channel: 'email', type: 'express', evidence } as const
    assert.ok((await say(house, ada, [yes], 'preferences')).ok)
    while ((await house.log.sequence()) > 0);
    const files = readdirSync(house.data, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
    const held = files.map(file => readFileSync(join(file.parentPath, file.name)))
    assert.ok(files.some(({ name }) => name.endsWith('-wal')))
    assert.ok(held.some(bytes => bytes.includes('seen-in-the-clear')))
    for (const [i, bytes] of held.entries()) assert.ok(!bytes.includes(canary), files[i]?.name)
  })
})

describe('an address', () => {
  test('is compared without what does not tell people apart, and channels do not mix', async t => {
    const house = await openTestHouse()
    t.after(() => house.close())
    assert.equal(canonicalAddress({ channel: 'sms', address: '+49 (151) 234-56' }), '+4915123456')
    assert.equal(canonicalAddress({ channel: 'id', address: 'Ab' }), 'Ab')
    const same = blindOf(house, { channel: 'email', address: 'A@x.example' })
    assert.equal(same, blindOf(house, { channel: 'email', address: 'a@X.example' }))
    assert.notEqual(same, blindOf(house, { channel: 'id', address: 'a@x.example' }))
    assert.match(same, /^[\w-]{43}$/)
  })
})
