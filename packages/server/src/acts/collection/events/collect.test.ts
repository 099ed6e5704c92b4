import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse, type TestHouse } from '../../../../../../test/house.ts'
import { shopPolicy } from '../../../../../../test/shop-policy.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { realClock } from '../../../adapters/clock/index.ts'
import { realIds } from '../../../adapters/ids/index.ts'
import { createSource, type NewSource, readSource, talliesOf } from '../../../brand/sources/index.ts'
import { choicesOf } from '../../../customers/consent/index.ts'
import { eventsOf } from '../../../customers/events/index.ts'
import { blindOfHandle, ownersOf, sharedRow } from '../../../customers/identity/index.ts'
import { readProfile } from '../../../customers/profiles/index.ts'
import { checkStates, collectionIn } from '../../../decisions/index.ts'
import { existingKey, openEntry } from '../../../record/index.ts'
import { say } from '../../choices/index.ts'
import { type CallOutcome, collect, parseCalls } from '../index.ts'

const second = 1_000

async function openShop(place: Parameters<typeof openTestHouse>[0], more: Partial<NewSource> = {}) {
  const house = await openTestHouse({ policy: shopPolicy, ...place })
  const made = await createSource(house, { name: 'web', kind: 'public', ...more }, 'staff:jo')
  assert.ok(made.ok, JSON.stringify(made))
  return house
}

type Call = { readonly [key: string]: unknown }

async function send(house: TestHouse, calls: readonly Call[], gpc = false): Promise<readonly CallOutcome[]> {
  const source = (await readSource(house.store, 'web'))!
  const receivedAt = house.clock.now()
  const parsed = parseCalls({
    type: 'batch',
    body: JSON.parse(JSON.stringify({ batch: calls })),
    sizes: [],
    receivedAt,
    gpc,
  })
  assert.ok(parsed.ok)
  const done = await collect(house, { source, receivedAt, calls: parsed.value.calls, refused: [] })
  assert.ok('outcomes' in done, JSON.stringify(done))
  return done.outcomes
}

const order = (more: Call = {}): Call => ({
  type: 'track',
  event: 'Order Completed',
  messageId: `m${Math.random()}`,
  userId: 'ada',
  properties: { total: 42.5, coupon: 'MAY', secret: 'zz' },
  ...more,
})

const customerOf = async (house: TestHouse, value: string, channel: 'id' | 'anonymous' = 'id') =>
  (await ownersOf(house, [{ channel, value }])).get(blindOfHandle(house, { channel, value }))?.customer

/** What was said about a purpose, oldest first. */
async function saidAbout(house: TestHouse, customer: string, purpose: string): Promise<string[]> {
  const choices = await choicesOf(house, customer)
  return choices.flatMap(({ said, via }) =>
    said.kind !== 'preference' && said.purpose === purpose ? [`${said.kind} by ${via}`] : [],
  )
}

const eventsKept = async (house: TestHouse, customer: string) => eventsOf(house, [customer], { limit: 100 })

async function collections(house: TestHouse, customer: string) {
  const key = (await existingKey(house, customer, 'record'))!.key
  const rows = await house.store.db
    .selectFrom('entries')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('entry')
    .execute()
  return rows.flatMap(row => {
    const { kind, body } = openEntry(house, key, customer, row.entry, row.sealed!).payload
    return collectionIn(kind, body) ?? []
  })
}

onEachPlace('collecting', place => {
  test('keeps what is declared and permitted, drops the rest by name, and says so in one entry', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const [outcome] = await send(house, [order()])
    assert.deepEqual(
      { ...outcome, customer: undefined },
      {
        type: 'track',
        name: 'Order Completed',
        verdict: 'partly',
        purposes: ['orders'],
        kept: ['total'],
        hashed: [],
        dropped: [{ field: 'coupon', why: 'house-permission' }],
        customer: undefined,
      },
    )
    const customer = (await customerOf(house, 'ada'))!
    const [event] = await eventsKept(house, customer)
    assert.deepEqual(
      [event?.name, event?.purposes, event?.attributes],
      ['Order Completed', ['orders'], { total: 42.5 }],
    )
    const [record, ...more] = await collections(house, customer)
    assert.equal(more.length, 0)
    assert.deepEqual(record?.undeclared, { 'properties.secret': 1 })
    assert.equal(record?.verdicts['orders']?.outcome, 'permit')
    assert.equal(record?.verdicts['analytics']?.deciding, 'house-permission')
    const tallies = await talliesOf(house, { day: '2026-06-03' })
    assert.deepEqual(tallies.get('web')?.undeclared['track Order Completed']?.fields, {
      'properties.secret': { text: 1 },
    })
    assert.ok(!JSON.stringify([...tallies]).includes('zz'))
  })

  test('of a visitor who agreed to nothing only a count and the reason remain', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const [page, odd] = await send(house, [
      { type: 'page', messageId: 'p1', anonymousId: 'dev-1', properties: { path: '/' } },
      { type: 'track', event: 'Mouse Moved', messageId: 'p2', anonymousId: 'dev-1', properties: { x: 1 } },
    ])
    assert.deepEqual([page?.verdict, page?.refused, odd?.refused], ['dropped', 'not-permitted', 'not-declared'])
    for (const table of ['profiles', 'events', 'identities', 'customer_state', 'contact_points'] as const)
      assert.deepEqual(await house.store.db.selectFrom(table).selectAll().execute(), [], table)
    const tally = (await talliesOf(house, { day: '2026-06-03' })).get('web')
    assert.deepEqual(tally?.refused, { 'not-permitted': 1, 'not-declared': 1 })
  })

  test('a yes in the banner is recorded with its words, a no ends it at once, and a stale yes does not bring it back', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const banner = (analytics: boolean, event = 'page'): Call => ({
      type: event === 'page' ? 'page' : 'track',
      ...(event === 'page' ? {} : { event }),
      messageId: `b${Math.random()}`,
      anonymousId: 'dev-1',
      properties: { path: '/x' },
      context: { locale: 'de-DE', consent: { categoryPreferences: { Analytics: analytics } } },
    })
    const [first] = await send(house, [banner(true)])
    assert.deepEqual([first?.verdict, first?.purposes], ['kept', ['analytics']])
    const customer = (await customerOf(house, 'dev-1', 'anonymous'))!
    const yes = (await choicesOf(house, customer)).find(({ said }) => said.kind === 'consent')
    assert.ok(yes?.said.kind === 'consent')
    assert.deepEqual(
      [yes.via, yes.said.purpose, yes.said.evidence.text, yes.said.evidence.locale],
      ['banner', 'analytics', 'Help us learn which pages help.', 'de-DE'],
    )
    house.clock.advance(second)
    assert.equal((await send(house, [{ type: 'page', messageId: 'plain', anonymousId: 'dev-1' }]))[0]?.verdict, 'kept')
    house.clock.advance(second)
    assert.equal((await send(house, [banner(false)]))[0]?.refused, 'not-permitted')
    house.clock.advance(second)
    assert.equal((await send(house, [banner(true)]))[0]?.refused, 'not-permitted', 'a cookie of before')
    house.clock.advance(second)
    const change = await send(house, [banner(true, 'Segment Consent Preference Updated'), banner(true)])
    assert.deepEqual(
      change.map(({ verdict }) => verdict),
      ['kept', 'kept'],
      'a change of mind counts',
    )
    assert.deepEqual(await saidAbout(house, customer, 'analytics'), [
      'consent by banner',
      'refusal by banner',
      'consent by banner',
    ])
    assert.deepEqual(
      await saidAbout(house, customer, 'ads'),
      ['refusal by banner'],
      'a category that is not named was refused',
    )
  })

  test('what was withdrawn on the preferences page is not lifted by a banner', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const yes = { context: { consent: { categoryPreferences: { Analytics: true } } } }
    await send(house, [{ type: 'page', messageId: '1', userId: 'ada', ...yes }])
    const customer = (await customerOf(house, 'ada'))!
    house.clock.advance(second)
    await say(house, customer, [{ kind: 'withdrawal', purpose: 'analytics', channel: 'any' }], 'preferences')
    house.clock.advance(second)
    const event = 'Segment Consent Preference Updated'
    const after = await send(house, [
      { type: 'page', messageId: '2', userId: 'ada', ...yes },
      { type: 'track', event, messageId: '3', userId: 'ada', ...yes },
      { type: 'page', messageId: '4', userId: 'ada', ...yes },
    ])
    assert.deepEqual([after[0]?.refused, after[2]?.refused], ['not-permitted', 'not-permitted'])
  })

  test('Global Privacy Control beats an earlier yes once, and a specific yes after it beats the signal', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const consent = { context: { consent: { categoryPreferences: { Advertising: true } } } }
    const seen = (messageId: string): Call => ({ type: 'track', event: 'Ad Seen', messageId, userId: 'ada' })
    assert.equal((await send(house, [{ ...seen('1'), ...consent }]))[0]?.verdict, 'kept')
    house.clock.advance(second)
    assert.equal((await send(house, [seen('2')], true))[0]?.refused, 'not-permitted')
    const customer = (await customerOf(house, 'ada'))!
    house.clock.advance(second)
    assert.equal((await send(house, [seen('3')], true))[0]?.refused, 'not-permitted')
    assert.deepEqual(await saidAbout(house, customer, 'ads'), ['consent by banner', 'objection by gpc'])
    house.clock.advance(second)
    const evidence = {
      text: 'Ads, although your browser objects',
      version: '1',
      surface: 'preferences',
      locale: 'en',
      at: house.clock.now(),
    }
    await say(
      house,
      customer,
      [{ kind: 'consent', purpose: 'ads', channel: 'any', type: 'express', evidence }],
      'preferences',
    )
    house.clock.advance(second)
    assert.equal((await send(house, [seen('4')], true))[0]?.verdict, 'kept')
  })

  test('a child who says so is treated as one, and a source for children takes nobody for an adult', async t => {
    const house = await openShop({ place: await place() }, { childDirected: true })
    t.after(() => house.close())
    const consent = { context: { consent: { categoryPreferences: { Analytics: true } } } }
    const [page] = await send(house, [{ type: 'page', messageId: '1', anonymousId: 'kid', ...consent }])
    assert.deepEqual([page?.refused, page?.dropped[0]?.why], ['not-permitted', 'house-minor'])
  })

  test('traits become the profile, addresses only in their right form, and unknown traits are counted', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const traits = { email: 'Ada@mail.example', firstName: 'Ada', plan: 7, hobby: 'chess' }
    const [outcome] = await send(house, [{ type: 'identify', messageId: '1', userId: 'ada', traits }])
    assert.deepEqual([outcome?.verdict, outcome?.kept.toSorted()], ['partly', ['email', 'first_name']])
    const customer = (await customerOf(house, 'ada'))!
    const profile = (await readProfile(house, customer))!
    assert.deepEqual(
      [profile.sealed, profile.attributes, profile.source],
      [{ email: 'Ada@mail.example', first_name: 'Ada' }, {}, 'web'],
    )
    await send(house, [{ type: 'identify', messageId: '2', userId: 'ada', traits: { email: 'eve@mail.example' } }])
    assert.equal(
      (await readProfile(house, customer))?.sealed['email'],
      'Ada@mail.example',
      'a public source leads no mail elsewhere',
    )
  })

  test('a batch replayed a hundred times is one, also side by side and after a restart', async t => {
    const where = await place()
    const house = await openShop({ place: where })
    const batch = [order({ messageId: 'one' }), order({ messageId: 'two' }), order({ messageId: 'one' })]
    await Promise.all(Array.from({ length: 20 }, () => send(house, batch)))
    for (let i = 0; i < 30; i++) await send(house, batch)
    const { data, clock } = house
    await house.leave()
    const again = await openTestHouse({ policy: shopPolicy, place: where, data, clock, ids: realIds(realClock) })
    t.after(() => again.close())
    for (let i = 0; i < 50; i++) {
      const outcomes = await send(again, batch)
      assert.ok(outcomes.every(({ verdict }) => verdict === 'duplicate'))
    }
    const customer = (await customerOf(again, 'ada'))!
    assert.equal((await eventsKept(again, customer)).length, 2)
    assert.equal((await collections(again, customer)).length, 1)
    const tally = (await talliesOf(again, { day: '2026-06-03' })).get('web')
    assert.deepEqual([tally?.kept, tally?.duplicates], [2, 298])
  })

  test('calls of a new visitor who signs in within one batch make one customer', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const outcomes = await send(house, [
      order({ userId: undefined, anonymousId: 'dev-9' }),
      order({ userId: 'zoe', anonymousId: 'dev-9' }),
      order({ userId: 'zoe' }),
    ])
    assert.equal(new Set(outcomes.map(({ customer }) => customer)).size, 1)
    assert.equal((await eventsKept(house, outcomes[0]!.customer!)).length, 3)
    assert.equal((await house.store.db.selectFrom('profiles').select('customer').execute()).length, 1)
  })

  test('whatever comes, and whoever turns out to be one, the state is what the truth makes it', async t => {
    const house = await openShop({ place: await place() }, { kind: 'server' })
    t.after(() => house.close())
    const context = { timezone: 'Asia/Jakarta', consent: { categoryPreferences: { Analytics: true } } }
    await send(house, [
      order({ userId: 'ada', context }),
      { type: 'identify', messageId: 'i1', userId: 'ada', traits: { email: 'ada@mail.example', plan: 'basic' } },
      { type: 'identify', messageId: 'i2', anonymousId: 'dev', traits: { first_name: 'A', email: 'a@mail.example' } },
      { type: 'page', messageId: 'p1', anonymousId: 'dev', context },
    ])
    house.clock.advance(second)
    await send(house, [
      { type: 'identify', messageId: 'i3', userId: 'ada', anonymousId: 'dev', traits: { plan: 'plus' } },
    ])
    house.clock.advance(second)
    await send(house, [
      order({ userId: 'ada', context: { timezone: 'Europe/Lisbon' } }),
      { type: 'page', messageId: 'p2', anonymousId: 'dev' },
    ])
    assert.equal((await house.store.db.selectFrom('customer_state').select('customer').execute()).length, 1)
    const checked = await checkStates(house, house.judge)
    assert.deepEqual([checked.checked, checked.different], [1, []])
    assert.ok(await house.store.db.selectFrom('merges').select('merge').executeTakeFirst())
  })

  test('what a call names nobody by is told with the reason, and counted as a call without an id', async t => {
    const house = await openShop({ place: await place() }, { kind: 'server' })
    t.after(() => house.close())
    await send(house, [order(), order({ userId: 'twice' })])
    const row = sharedRow(house, { channel: 'id', value: 'twice' })
    assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
    const batch = { source: (await readSource(house.store, 'web'))!, receivedAt: house.clock.now(), refused: [] }
    const whose = [
      { userId: 'twice' },
      { event: { traits: { email: 'nobody@mail.example', phone: '+49301234567' } } },
      {},
    ]
    const calls = whose.map(who => ({ type: 'identify' as const, name: '', at: 1, event: {}, gpc: false, ...who }))
    const done = await collect(house, { ...batch, calls })
    assert.ok('outcomes' in done)
    assert.deepEqual(
      done.outcomes.map(({ verdict, refused, dropped }) => [verdict, refused, dropped]),
      [
        ['dropped', 'without-id', [{ field: 'userId', why: 'shared-id' }]],
        ['dropped', 'without-id', ['email', 'phone'].map(field => ({ field, why: 'unknown-address' }))],
        ['dropped', 'without-id', []],
      ],
    )
    const tallies = await talliesOf(house, { day: '2026-06-03' })
    assert.deepEqual(tallies.get('web')?.refused, { 'without-id': 3 })
  })

  test('what a device says is kept when a later call of the same batch shows that several people use it', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    await send(house, [order({ userId: 'ada', anonymousId: 'tablet' })])
    const outcomes = await send(house, [
      order({ userId: undefined, anonymousId: 'tablet' }),
      order({ userId: 'ben', anonymousId: 'tablet' }),
    ])
    assert.deepEqual(
      outcomes.map(({ verdict, refused }) => [verdict, refused]),
      [
        ['partly', undefined],
        ['partly', undefined],
      ],
    )
  })

  test('a yes that lay in a queue lifts no later no, however late it is sent', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    const banner = (Analytics: boolean) => ({ context: { consent: { categoryPreferences: { Analytics } } } })
    const changed = { type: 'track', event: 'Segment Consent Preference Updated', userId: 'ada' }
    const made = new Date(house.clock.now()).toISOString()
    house.clock.advance(second)
    await send(house, [{ ...changed, messageId: 'y', ...banner(true) }])
    house.clock.advance(second)
    await send(house, [{ ...changed, messageId: 'n', ...banner(false) }])
    house.clock.advance(3_600 * second)
    // What the queue holds names the times of then, of making and of sending.
    await send(house, [{ ...changed, messageId: 'late', timestamp: made, sentAt: made, ...banner(true) }])
    const [page] = await send(house, [{ type: 'page', messageId: 'p', userId: 'ada', ...banner(true) }])
    assert.equal(page?.refused, 'not-permitted')
  })

  test('what was refused leaves no history behind: no time, no name of a page, nothing undeclared', async t => {
    const house = await openShop({ place: await place() })
    t.after(() => house.close())
    await send(house, [order({ properties: { total: 1 } })])
    const customer = (await customerOf(house, 'ada'))!
    const timestamp = new Date(house.clock.now() - 5 * second).toISOString()
    const look = (name: string) => ({ type: 'page', name, userId: 'ada', messageId: name, timestamp })
    await send(house, [
      look('About an illness'),
      look('About a cure'),
      { type: 'track', event: 'zz-odd', userId: 'ada', messageId: 'z' },
    ])
    const [, refused] = await collections(house, customer)
    const at = house.clock.now()
    assert.deepEqual(
      refused?.events.map(({ type, name, at: when }) => [type, name, when - at]),
      [
        ['page', '', 0],
        ['page', '', 0],
        ['track', '', 0],
      ],
    )
    assert.doesNotMatch(JSON.stringify(refused), /illness|cure|zz-odd/)
  })
})
