import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '../../../../../../test/house.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { currentOf, halvesOf, mergesAmong, sharedRow } from '../../../customers/identity/index.ts'
import { customersAt } from '../../../customers/profiles/index.ts'
import { existingKey, openEntry } from '../../../record/index.ts'
import { importFile } from '../testing/import-file.ts'
import { recognize, unmerge } from './index.ts'
import { arrives, backend, callOf, web } from './testing/people.ts'

const device = (anonymousId: string) => ({ anonymousId })
const user = (userId: string, anonymousId?: string) => ({ userId, ...(anonymousId ? { anonymousId } : {}) })

const sharedAddress = `id,source,collected_at,name,email,plan,agreed,zone
ada,shop,2026-03-02T10:00:00Z,Ada,home@mail.example,,,
ben,shop,2026-03-02T10:00:00Z,Ben,home@mail.example,,,
cem,shop,2026-03-02T10:00:00Z,Cem,cem@mail.example,,,
`

onEachPlace('whose call it is', place => {
  const open = async (t: { after(done: () => Promise<void>): void }) => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    return house
  }

  test('a device and a user nobody knows are new, and known from then on', async t => {
    const house = await open(t)
    assert.deepEqual(await recognize(house, web, callOf(user('u1', 'a1'))), {
      fresh: [
        { channel: 'id', value: 'u1' },
        { channel: 'anonymous', value: 'a1' },
      ],
    })
    const one = await arrives(house, web, user('u1', 'a1'))
    for (const names of [user('u1', 'a1'), user('u1'), device('a1')])
      assert.deepEqual(await recognize(house, web, callOf(names)), { customer: one })
    assert.deepEqual(await recognize(house, web, callOf({})), { nobody: 'without-id', named: [] })
  })

  test('who browses and then signs in keeps being one customer, whether the userId was known or not', async t => {
    const house = await open(t)
    const browsing = await arrives(house, web, device('a1'))
    assert.equal(await arrives(house, web, user('u1', 'a1')), browsing)
    assert.equal(await arrives(house, web, user('u1')), browsing)

    const second = await arrives(house, web, device('a2'))
    assert.notEqual(second, browsing)
    assert.equal(await arrives(house, web, user('u1', 'a2')), browsing)
    assert.equal(await currentOf(house, second), browsing)
    assert.deepEqual(await halvesOf(house, browsing), [browsing, second])
    assert.equal(await arrives(house, web, device('a2')), browsing)
  })

  test('a known user on a new device is linked to it, and not before something of the call is kept', async t => {
    const house = await open(t)
    const one = await arrives(house, web, user('u1'))
    const { changes } = house.store.stats()
    const claims = [{ channel: 'anonymous', value: 'a9' }]
    assert.deepEqual(await recognize(house, web, callOf(user('u1', 'a9'))), { customer: one, claims })
    assert.equal(house.store.stats().changes, changes)
    assert.equal(await arrives(house, web, user('u1', 'a9')), one)
    assert.equal(await arrives(house, web, device('a9')), one)
    assert.deepEqual(await customersAt(house, { channel: 'anonymous', address: 'a9' }), [one])
  })

  test('two people on one device stay two, and what the device says alone belongs to neither', async t => {
    const house = await open(t)
    const one = await arrives(house, web, user('u1', 'home'))
    const two = await arrives(house, web, user('u2', 'home'))
    assert.notEqual(one, two)
    const alone = await arrives(house, web, device('home'))
    assert.ok(alone !== one && alone !== two)
    assert.equal(await arrives(house, web, device('home')), alone)
    for (const [name, customer] of [
      ['u1', one],
      ['u2', two],
      ['u1', one],
    ] as const)
      assert.equal(await arrives(house, web, user(name, 'home')), customer)
    // A third person on the same device does not become the device either.
    const three = await arrives(house, web, user('u3', 'home'))
    assert.equal(new Set([one, two, three, alone]).size, 4)
    for (const customer of [one, two, three, alone]) assert.deepEqual(await halvesOf(house, customer), [customer])
  })

  test('a shared address names nobody; one that one customer has names them, to the brand’s own server alone', async t => {
    const house = await open(t)
    await importFile(house, sharedAddress)
    const [cem] = await customersAt(house, { channel: 'id', address: 'cem' })
    const says = (email: string) => ({ type: 'identify' as const, event: { traits: { email } } })
    const inContext = { event: { context: { traits: { email: 'cem@mail.example' } } } }
    assert.deepEqual(await recognize(house, backend, callOf(says('CEM@mail.example'))), { customer: cem })
    assert.deepEqual(await recognize(house, backend, callOf(inContext)), { customer: cem })
    assert.deepEqual(await recognize(house, backend, callOf(says('home@mail.example'))), {
      nobody: 'shared-address',
      named: ['email'],
    })
    assert.deepEqual(await recognize(house, backend, callOf(says('new@mail.example'))), {
      nobody: 'unknown-address',
      named: ['email'],
    })
    assert.deepEqual(await recognize(house, web, callOf(says('cem@mail.example'))), { nobody: 'without-id', named: [] })
    for (const odd of [{ traits: 7 }, { traits: ['x'] }, { traits: { email: { x: 1 } } }, { context: null }])
      assert.deepEqual(await recognize(house, backend, callOf({ event: odd })), { nobody: 'without-id', named: [] })
  })

  test('the server may say that two known customers are one; from a public source only a device becomes somebody', async t => {
    const house = await open(t)
    const alias = (previousId: string, userId: string) => ({ type: 'alias' as const, previousId, userId })
    const one = await arrives(house, web, user('u1'))
    const two = await arrives(house, web, user('u2'))
    assert.equal(await arrives(house, web, alias('u1', 'u2')), two)
    assert.equal(await currentOf(house, one), one)

    const browsing = await arrives(house, web, device('a1'))
    assert.equal(await arrives(house, web, alias('a1', 'u2')), two)
    assert.equal(await currentOf(house, browsing), two)

    assert.equal(await arrives(house, backend, alias('u1', 'u2')), two)
    assert.equal(await currentOf(house, one), two)
    const merges = () => house.store.db.selectFrom('merges').selectAll().execute()
    const before = await merges()
    // Again, backwards, to itself, and of names nobody knows.
    for (const [a, b] of [
      ['u1', 'u2'],
      ['u2', 'u1'],
      ['u1', 'u1'],
      ['nobody', 'u1'],
      ['a1', 'u1'],
    ] as const)
      assert.equal(await arrives(house, backend, alias(a, b)), two)
    assert.deepEqual(await merges(), before)
    assert.deepEqual(await recognize(house, web, callOf(alias('x', 'y'))), { fresh: [{ channel: 'id', value: 'y' }] })
  })

  test('what a client calls the message that merged two is sealed in the entry, and nowhere in clear', async t => {
    const house = await open(t)
    const one = await arrives(house, web, user('u1'))
    await arrives(house, web, device('a1'))
    const messageId = 'order-of-ada@mail.example'
    assert.equal(await arrives(house, web, { ...user('u1', 'a1'), messageId }), one)
    const [merge] = await house.store.db.selectFrom('merges').selectAll().execute()
    assert.deepEqual(JSON.parse(merge!.why), { by: 'sign-in', handles: ['id', 'anonymous'], source: 'web' })
    const key = (await existingKey(house, one, 'record'))!.key
    const row = await house.store.get('entries', { entry: merge!.entry })
    const { body } = openEntry(house, key, one, merge!.entry, row!.sealed!).payload
    assert.match(JSON.stringify(body), /order-of-ada@mail\.example/)
  })

  test('an alias to a name nobody has yet gives that name to who is known', async t => {
    const house = await open(t)
    const browsing = await arrives(house, web, device('a1'))
    assert.equal(await arrives(house, web, { type: 'alias', previousId: 'a1', userId: 'u1' }), browsing)
    assert.equal(await arrives(house, web, user('u1')), browsing)
    // A second name for somebody who has one is for the server to give.
    const publicly = await recognize(house, web, callOf({ type: 'alias', previousId: 'u1', userId: 'u9' }))
    assert.deepEqual(publicly, { fresh: [{ channel: 'id', value: 'u9' }] })
    assert.equal(await arrives(house, backend, { type: 'alias', previousId: 'u1', userId: 'u9' }), browsing)
  })

  test('a chain of merges ends at one customer, and calls that arrive at once agree', async t => {
    const house = await open(t)
    const [a, b, c] = [
      await arrives(house, web, user('a')),
      await arrives(house, web, user('b')),
      await arrives(house, web, user('c')),
    ]
    await arrives(house, backend, { type: 'alias', previousId: 'c', userId: 'b' })
    await arrives(house, backend, { type: 'alias', previousId: 'b', userId: 'a' })
    assert.deepEqual((await halvesOf(house, a)).sort(), [a, b, c].sort())
    for (const half of [a, b, c]) assert.equal(await currentOf(house, half), a)

    const many = await Promise.all(Array.from({ length: 6 }, () => arrives(house, web, user('new', 'phone'))))
    assert.equal(new Set(many).size, 1)
  })

  test('what a person took apart no call puts together again: the device they met on counts as shared', async t => {
    const house = await open(t)
    const one = await arrives(house, web, user('u1'))
    const browsing = await arrives(house, web, device('a1'))
    assert.equal(await arrives(house, web, user('u1', 'a1')), one)
    const [merge] = await mergesAmong(house, [one])
    assert.ok((await unmerge(house, one, merge!.merge, 'jo')).ok)
    assert.equal(await currentOf(house, browsing), browsing)

    assert.equal(await arrives(house, web, user('u1', 'a1')), one)
    assert.equal(await arrives(house, backend, { type: 'alias', previousId: 'a1', userId: 'u1' }), one)
    assert.equal(await currentOf(house, browsing), browsing)
    const alone = await arrives(house, web, device('a1'))
    assert.ok(alone !== one && alone !== browsing)
    assert.equal((await mergesAmong(house, [one, browsing])).length, 1)
  })

  test('an id that an earlier import gave to two customers names nobody', async t => {
    const house = await open(t)
    const one = await arrives(house, web, user('twice'))
    const row = sharedRow(house, { channel: 'id', value: 'twice' })
    assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
    for (const names of [
      user('twice'),
      user('twice', 'a1'),
      { type: 'alias' as const, previousId: 'x', userId: 'twice' },
    ])
      assert.deepEqual(await recognize(house, backend, callOf(names)), { nobody: 'shared-id', named: ['userId'] })
    assert.equal(await currentOf(house, one), one)
  })
})
