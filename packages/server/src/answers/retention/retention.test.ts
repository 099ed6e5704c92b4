import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import fc from 'fast-check'
import { importTestCustomers, noon, openTestHouse, type TestHouse, testPolicy } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import type { Store, Write } from '../../adapters/store/index.ts'
import { heldOf, holdsOn, releaseHold } from '../../customers/holds/index.ts'
import { addressOf, readProfile } from '../../customers/profiles/index.ts'
import { readState } from '../../customers/state/index.ts'
import { checkStates, preview } from '../../decisions/index.ts'
import { confirmClock, exportOf } from '../../record/index.ts'
import { openRequest, watchDeadlines } from '../rights/index.ts'
import { dueQuery } from './due-rows.ts'
import { auditRetention, dueNow, holdPerson, planRetention, runRetention, trimEventFields } from './index.ts'
import { elsewhere, rowRules } from './rules.ts'

const policy = testPolicy
  .replace(/email: \{ class: identifying(.*?)retention: 24 months/, 'email: { class: identifying$1retention: 12 months')
  .replace(
    '  fields:',
    `  events:
    Order Completed:
      text: What you bought.
      purposes: [service]
      retention: 6 months
      counts_as: purchase
      fields: { total: { from: properties.total, class: attribute, type: number, purposes: [service], retention: 6 months }, coupon: { from: properties.coupon, class: attribute, type: text, purposes: [service], retention: 1 month } }
  fields:`,
  )

const mail = (customer: string, n: number, at: number): Write => ({
  do: 'insert',
  table: 'postbox',
  row: { customer, message: `m${n}`, campaign: null, channel: 'email', raw: new Uint8Array(1), at },
})
const order = (customer: string, event: string, at: number): Write => ({
  do: 'insert',
  table: 'events',
  row: {
    customer,
    event,
    source: 'web',
    type: 'track',
    name: 'Order Completed',
    at,
    received_at: at,
    purposes: 'service',
    fields: '{"total":5}',
    sealed: null,
  },
})
const put = async (house: TestHouse, ...writes: Write[]) =>
  assert.ok((await house.store.commit({ expect: [], writes })).done)
const countOf = async (house: TestHouse, table: 'postbox' | 'events') =>
  (await house.store.db.selectFrom(table).selectAll().execute()).length
const ledger = async (house: TestHouse) =>
  (
    (await exportOf(house, 'brand')) as {
      entries: { kind: string; body: { rule: string; ended: number; law: object } }[]
    }
  ).entries
    .filter(({ kind }) => kind === 'retention')
    .map(({ body }) => body)
const later = async (house: TestHouse, days: number) => {
  house.clock.advance(days * day)
  await confirmClock(house)
}
const runAll = (house: TestHouse) => runRetention(house, { batches: 50 })
const held = { ground: 'legal-claim', matter: 'file 7', reason: 'a claim', by: 'jo', silent: false } as const

onEachPlace('retention', place => {
  test('every table with customers, or of staff, has a limit and something that ends it', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const rules = await rowRules(house)
    const tables = await house.store.db.introspection.getTables()
    const personal = tables.filter(({ columns }) =>
      columns.some(
        ({ name }) => name === 'customer' || name === 'token_hash' || name === 'blind' || name === 'pseudonym',
      ),
    )
    for (const { name } of personal)
      assert.ok(rules.some(({ table }) => table === name) || Object.hasOwn(elsewhere, name), `${name} has no limit`)
    for (const name of Object.keys(elsewhere))
      assert.ok(
        personal.some(one => one.name === name),
        `there is no ${name}`,
      )
    for (const { name, limit, says } of rules) assert.ok(/^P\d+[DMY]$/.test(limit) && says.length > 10, name)
    assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length)
  })

  test('what is over goes, batch by batch, each with its entry; the plan says so before; the law is asked', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const [ada = '', ben = ''] = await importTestCustomers(house, [{ key: 'ada', agreed: true }, { key: 'ben' }])
    await put(
      house,
      mail(ada, 1, noon),
      mail(ben, 2, noon + 40 * day),
      order(ada, 'e1', noon),
      order(ben, 'e2', noon + 200 * day),
    )
    await later(house, 31)
    const line = (await planRetention(house)).lines.find(({ rule }) => rule === 'postbox')
    assert.deepEqual([line?.due, line?.oldest, line?.held, line?.ended], [1, noon, 0, 0])
    assert.deepEqual(line?.law, { 'gdpr-storage-limitation': 1 })
    assert.equal(await countOf(house, 'postbox'), 2)
    const cheap = async () => {
      const { ran, lines } = await dueNow(house)
      const found = lines.find(({ rule }) => rule === 'postbox')
      return [ran, found?.due, found?.overdue, found?.oldest, found?.ended]
    }
    assert.deepEqual(await cheap(), [undefined, 1, 0, noon, 0])
    await later(house, 7)
    assert.deepEqual(await cheap(), [undefined, 1, 1, noon, 0])
    assert.deepEqual((await runAll(house)).rules, [{ rule: 'postbox', ended: 1, held: 0 }])
    assert.deepEqual((await runAll(house)).rules, [])
    assert.deepEqual(await cheap(), [noon + 38 * day, 0, 0, undefined, 1])
    await later(house, 153)
    await runAll(house)
    assert.deepEqual([await countOf(house, 'postbox'), await countOf(house, 'events')], [0, 1])
    const entries = await ledger(house)
    assert.deepEqual(entries.map(({ rule, ended }) => [rule, ended]).sort(), [
      ['events: Order Completed', 1],
      ['postbox', 1],
      ['postbox', 1],
    ])
    assert.ok(!JSON.stringify(entries).includes(ada) && !JSON.stringify(entries).includes(ben))
    assert.deepEqual(await planRetention(house).then(({ lines }) => lines.filter(({ due }) => due > 0)), [])
  })

  test('a field that is over leaves profile, address and decision state; the rest stays, and the state is that of the truth', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada', agreed: true }])
    await later(house, 364)
    await runAll(house)
    assert.equal(await addressOf(house, ada, 'email'), 'ada@mail.example')
    await later(house, 3)
    assert.deepEqual((await runAll(house)).rules, [{ rule: 'fields', ended: 1, held: 0 }])
    const profile = await readProfile(house, ada)
    assert.deepEqual({ ...profile?.attributes, ...profile?.sealed }, { name: 'ada', plan: 'basic' })
    assert.equal(await addressOf(house, ada, 'email'), undefined)
    assert.equal((await readState(house.store, house.judge.layout, ada))?.state.knows('email'), false)
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
    assert.deepEqual((await runAll(house)).rules, [])
  })

  test('of whom nothing is left is erased, and comes back under no clock', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const [ada = '', ben = ''] = await importTestCustomers(house, [{ key: 'ada' }, { key: 'ben' }])
    await put(house, order(ben, 'e1', noon + 729 * day))
    await later(house, 733)
    const plan = (await planRetention(house)).lines.find(({ rule }) => rule === 'customers')
    assert.deepEqual([plan?.due, plan?.held, plan?.law], [1, 0, { 'gdpr-storage-limitation': 1 }])
    await runAll(house)
    assert.equal(await readProfile(house, ada), undefined)
    assert.ok(await readProfile(house, ben))
    house.clock.moveTo(Date.UTC(2020, 0, 1))
    assert.deepEqual((await planRetention(house)).now, noon + 733 * day)
    await put(house, mail(ben, 3, noon))
    assert.deepEqual((await runAll(house)).rules, [{ rule: 'postbox', ended: 1, held: 0 }])
  })

  test('a clock that jumps ahead ends nothing until somebody confirms it', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
    await put(house, mail(ada, 1, noon))
    await runAll(house)
    house.clock.moveTo(Date.UTC(2036, 0, 1))
    const done = await runAll(house)
    assert.deepEqual([done.rules, done.leap?.known, done.leap?.clock], [[], noon, Date.UTC(2036, 0, 1)])
    assert.ok((await planRetention(house)).leap)
    assert.equal(await countOf(house, 'postbox'), 1)
    const ask = {
      customer: ada,
      right: 'complaint',
      via: 'staff',
      identity: 'staff',
      by: 'staff:jo',
      words: {},
    } as const
    const asked = await openRequest(house, { ...ask, receivedAt: Date.UTC(2035, 0, 1) })
    assert.ok(asked.ok && asked.value.request.receivedAt === noon, 'a request is dated by what is known')
    assert.equal((await openRequest(house, { ...ask, receivedAt: Date.UTC(2037, 0, 1) })).ok, false)
    assert.deepEqual(
      (await watchDeadlines(house)).map(({ stage }) => stage),
      ['overdue'],
      'and whoever is late by the clock is warned',
    )
    house.clock.moveTo(noon + 20 * day)
    assert.deepEqual(await watchDeadlines(house), [])
    assert.equal((await runAll(house)).leap, undefined)
    assert.equal(await countOf(house, 'postbox'), 1)
    house.clock.moveTo(noon + 90 * day)
    await confirmClock(house)
    await runAll(house)
    assert.equal(await countOf(house, 'postbox'), 0)
  })

  test('what is held is not ended and not used: put away, or only stored; it goes when the hold is released', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada', agreed: true }])
    await put(house, order(ada, 'e1', noon), mail(ada, 1, noon))
    const placed = await holdPerson(house, { customer: ada, ...held })
    assert.ok(placed.ok)
    await later(house, 200)
    assert.deepEqual((await runAll(house)).rules, [{ rule: 'events: Order Completed', ended: 0, held: 1 }])
    assert.deepEqual([await countOf(house, 'events'), await countOf(house, 'postbox')], [0, 1])
    const [piece] = await heldOf(house, ada)
    assert.equal(piece?.rule, 'events: Order Completed')
    assert.ok(JSON.stringify(piece.what).includes('"total":5'))
    assert.equal((await planRetention(house)).lines.find(({ rule }) => rule === 'postbox')?.held, 1)
    await later(house, 600)
    await runAll(house)
    assert.ok(await readProfile(house, ada))
    assert.deepEqual({ ...(await readProfile(house, ada))?.sealed }, {})
    const { state } = (await readState(house.store, house.judge.layout, ada))!
    assert.equal(state.restricted, true)
    const act = { kind: 'profile', purpose: 'offers', level: 'full' } as const
    assert.ok(
      preview(house.judge, act, state, noon).reasons.some(
        ({ rule, says }) => rule === 'house-restricted' && says === 'deny',
      ),
    )
    const audit = await auditRetention(house)
    assert.deepEqual([audit.overdue, audit.held > 0], [[], true])
    assert.ok((await releaseHold(house, placed.value.hold, { reason: 'settled', by: 'jo' })).ok)
    assert.deepEqual(await holdsOn(house, [ada]), [])
    await runAll(house)
    assert.equal(await readProfile(house, ada), undefined)
    assert.deepEqual([await heldOf(house, ada), await countOf(house, 'postbox')], [[], 0])
  })

  test('fields of events of who is held are told as kept, and are not overdue; those of others are', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const [ada = '', ben = ''] = await importTestCustomers(house, [{ key: 'ada' }, { key: 'ben' }])
    const withCoupon = (customer: string, event: string, at: number): Write => {
      const write = order(customer, event, at)
      return { ...write, row: { ...(write as { row: object }).row, fields: '{"total":5,"coupon":"X"}' } } as Write
    }
    await put(house, withCoupon(ada, 'e1', noon), withCoupon(ben, 'e2', noon), withCoupon(ben, 'e3', noon + 40 * day))
    const placed = await holdPerson(house, { customer: ada, ...held })
    assert.ok(placed.ok)
    const planned = async () => {
      const line = (await planRetention(house)).lines.find(({ rule }) => rule === 'event-fields')
      return [line?.due, line?.held, line?.oldest]
    }
    await later(house, 25)
    assert.deepEqual(await planned(), [0, 0, undefined])
    await later(house, 10)
    assert.deepEqual(await planned(), [1, 1, noon])
    assert.deepEqual(await auditRetention(house).then(({ overdue, held }) => [overdue, held]), [[], 0])
    await later(house, 5)
    const audit = await auditRetention(house)
    assert.deepEqual([audit.overdue, audit.held], [[{ rule: 'event-fields', n: 1, oldest: noon }], 1])
    assert.equal(await trimEventFields(house), 1)
    assert.deepEqual(await planned(), [0, 1, undefined])
    assert.deepEqual(await auditRetention(house).then(({ overdue, held }) => [overdue, held]), [[], 1])
    assert.ok((await releaseHold(house, placed.value.hold, { reason: 'settled', by: 'jo' })).ok)
    assert.deepEqual(await planned(), [1, 0, noon])
    assert.equal((await auditRetention(house)).overdue[0]?.n, 1)
  })

  test('the check finds what can be read past its limit and the grace, and nothing a day before', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
    await put(house, mail(ada, 1, noon))
    await later(house, 36)
    assert.deepEqual((await auditRetention(house)).overdue, [])
    await later(house, 2)
    assert.deepEqual((await auditRetention(house)).overdue, [{ rule: 'postbox', n: 1, oldest: noon }])
    await later(house, 360)
    assert.deepEqual(
      (await auditRetention(house)).overdue.map(({ rule }) => rule),
      ['postbox', 'fields'],
    )
    await runAll(house)
    assert.deepEqual((await auditRetention(house)).overdue, [])
  })

  test('whatever commit fails, nothing is lost, nothing stays and nothing counts twice', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
    await later(house, 1)
    let sent = 0
    let expected = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), async (mails, nth) => {
        const old = house.clock.now() - 31 * day
        await put(house, ...Array.from({ length: mails }, () => mail(ada, ++sent, old)))
        expected += mails
        await runAll({ ...house, store: failing(house.store, nth) }).catch(() => undefined)
        await Promise.all([runAll(house), runAll(house)])
        assert.equal(await countOf(house, 'postbox'), 0)
        const ended = (await ledger(house))
          .filter(({ rule }) => rule === 'postbox')
          .reduce((all, one) => all + one.ended, 0)
        assert.equal(ended, expected)
        assert.equal(Number((await house.store.get('retention_rules', { rule: 'postbox' }))?.ended), expected)
      }),
      { numRuns: 5, seed: 6_003 },
    )
  })

  test('what is due is found through indexes', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const small = ['staff_invites']
    for (const rule of await rowRules(house)) {
      if (small.includes(rule.table) || rule.name === 'held') continue
      const { sql: text, parameters } = dueQuery(rule, noon, 'free', 200).compile(house.store.db)
      const plan = await explained(house.store, text, parameters)
      assert.doesNotMatch(plan, /SCAN d(?! USING)|Seq Scan on \w+ d\b/, `${rule.name}: ${plan}`)
    }
  })
})

/** A store of which the nth commit is lost before it happens. */
function failing(store: Store, nth: number): Store {
  let n = 0
  return new Proxy(store, {
    get(target, name) {
      if (name !== 'commit') return Reflect.get(target, name) as unknown
      return (change: Parameters<Store['commit']>[0]) =>
        ++n === nth ? Promise.reject(new Error('crash')) : target.commit(change)
    },
  })
}

async function explained(store: Store, text: string, parameters: readonly unknown[]): Promise<string> {
  const { CompiledQuery, sql } = await import('kysely')
  const run = (query: string) => store.db.executeQuery(CompiledQuery.raw(query, [...parameters]))
  if (store.engine === 'postgres') {
    // Tables are empty here, and an empty table is always read whole: what is asked is whether there is another way.
    const rows = await store.db.transaction().execute(async trx => {
      await sql`SET LOCAL enable_seqscan = off`.execute(trx)
      return (await trx.executeQuery(CompiledQuery.raw(`EXPLAIN ${text}`, [...parameters]))).rows
    })
    return JSON.stringify(rows)
  }
  return JSON.stringify((await run(`EXPLAIN QUERY PLAN ${text}`)).rows)
}
