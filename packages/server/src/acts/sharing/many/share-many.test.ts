import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import fc from 'fast-check'
import { importTestCustomers, noon, openTestHouse, type TestHouse } from '../../../../../../test/house.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { hashing } from '../../../adapters/keys/hashes.ts'
import { parsePolicy } from '../../../brand/policy/index.ts'
import { vendorPolicy } from '../../../brand/policy/testing/sharing.ts'
import { createWebhook } from '../../../brand/webhooks/index.ts'
import { sharesOf } from '../../../customers/shares/index.ts'
import { decisionIn, fieldsTold } from '../../../decisions/index.ts'
import { scanEntries } from '../../../record/index.ts'
import { say } from '../../choices/index.ts'
import {
  deliverDue,
  parseShare,
  previewShare,
  readRun,
  type ShareManyAsk,
  shareByWebhook,
  shareFile,
} from '../index.ts'
import { listening } from '../testing/listening.ts'
import { toldOf } from './told.ts'

const words = { text: 'They may know what I like.', version: 'v1', surface: 'shop', locale: 'en', at: noon }
const yes = (purpose: string) =>
  ({ kind: 'consent', purpose, channel: 'any', type: 'express', evidence: words }) as const
const no = (purpose: string) => ({ kind: 'withdrawal', purpose, channel: 'any' }) as const

const checked = (house: TestHouse, ask: ShareManyAsk) => {
  const parsed = parseShare(ask, house.judge.policy)
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.value
}
const ask = (more: Partial<ShareManyAsk> = {}): ShareManyAsk => ({
  ...{ vendor: 'partner', purpose: 'partners', to: 'file', customers: ['ada', 'ben', 'cem'] },
  ...more,
})

async function fileOf(house: TestHouse, asked: ShareManyAsk) {
  const { share, text } = await shareFile(house, checked(house, asked), 'staff:jo')
  let all = ''
  for await (const part of text) all += part
  return { share, lines: all.split('\n').filter(line => line !== '') }
}

/** Ada and Ben said yes to partners, Cem never. */
async function opened(house: TestHouse) {
  const people = ['ada', 'ben', 'cem'].map(key => ({
    key,
    email: `${key}@Mail.example`,
    name: `N ${key}`,
    plan: 'plus',
  }))
  const [ada = '', ben = '', cem = ''] = await importTestCustomers(house, people)
  for (const customer of [ada, ben]) assert.ok((await say(house, customer, [yes('partners')], 'preferences')).ok)
  return { ada, ben, cem }
}

onEachPlace('sharing with a vendor', place => {
  test('each person is decided on, recorded without values, and listed; who never said yes is withheld, by rule', async t => {
    const house = await openTestHouse({ place: await place(), policy: vendorPolicy })
    t.after(() => house.close())
    const { ada, cem } = await opened(house)
    const many = checked(house, ask())
    const before = await previewShare(house, many)
    assert.deepEqual([before.planned, before.shared, before.withheld], [3, 2, 1])
    assert.deepEqual(await sharesOf(house.store, [ada]), [])
    const { share, lines } = await fileOf(house, ask())
    assert.deepEqual(
      lines.map(line => JSON.parse(line)),
      [
        { id: 'ada', email: 'ada@Mail.example', plan: 'plus' },
        { id: 'ben', email: 'ben@Mail.example', plan: 'plus' },
      ],
    )
    const run = await readRun(house.store, share)
    assert.deepEqual([run?.planned, run?.shared, run?.withheld, run?.doneAt], [3, 2, 1, noon])
    assert.deepEqual(run?.reasons, { 'house-permission': 1 })
    const [listed] = await sharesOf(house.store, [ada])
    assert.deepEqual(
      [listed?.vendor, listed?.purpose, listed?.fields, listed?.way],
      ['partner', 'partners', ['email', 'plan'], 'file'],
    )
    assert.deepEqual(await sharesOf(house.store, [cem]), [])
    const said: unknown[] = []
    for await (const { opened: entries } of scanEntries(house, { kind: 'decision', since: 0 }))
      for (const { kind, body } of entries) {
        const record = decisionIn(kind, body)
        if (record?.act.kind === 'share') said.push([record.verdict.outcome, record.share])
        assert.ok(!JSON.stringify(record?.share ?? {}).includes('Mail.example'))
      }
    const part = { fields: ['email', 'plan'], share, vendor: 'partner' }
    assert.deepEqual(said.map(one => JSON.stringify(one)).sort(), [
      JSON.stringify(['deny', part]),
      JSON.stringify(['permit', part]),
      JSON.stringify(['permit', part]),
    ])
  })

  test('an ended contract, an expired certificate and an unfit footing withhold everybody, and the gate says why', async t => {
    const india = vendorPolicy.replace('country: GB', 'country: IN')
    const house = await openTestHouse({ place: await place(), policy: india })
    t.after(() => house.close())
    await opened(house)
    const unfit = await fileOf(house, ask({ customers: ['ada'] }))
    assert.deepEqual([unfit.lines, (await readRun(house.store, unfit.share))?.reasons], [[], { 'house-transfer': 1 }])
    const print = ask({ vendor: 'printer', purpose: 'printing', customers: ['cem'] })
    assert.deepEqual((await fileOf(house, print)).lines.length, 1)
    house.clock.advance(Date.UTC(2026, 5, 30, 22) - 1 - house.clock.now())
    assert.deepEqual((await fileOf(house, print)).lines.length, 1)
    house.clock.advance(1)
    const ended = await fileOf(house, print)
    assert.deepEqual(
      [ended.lines, (await readRun(house.store, ended.share))?.reasons],
      [[], { 'house-vendor-contract': 1 }],
    )
  })

  test('nothing is sold without a yes, and a no between decision and hand-over is heard', async t => {
    const house = await openTestHouse({ place: await place(), policy: vendorPolicy })
    t.after(() => house.close())
    const { ada, ben } = await opened(house)
    const sold = ask({ vendor: 'buyer', purpose: 'sale', customers: ['ada', 'ben'] })
    assert.ok((await say(house, ben, [yes('sale')], 'preferences')).ok)
    const sale = await fileOf(house, sold)
    assert.deepEqual(
      sale.lines.map(line => JSON.parse(line)),
      [{ id: 'ben', plan: 'plus' }],
    )
    assert.ok((await say(house, ben, [no('sale')], 'preferences')).ok)
    assert.deepEqual((await fileOf(house, sold)).lines, [])
    // The store answers the question about versions only after the no was recorded.
    const among = house.store.among.bind(house.store)
    let asked = 0
    const late: TestHouse = {
      ...house,
      store: new Proxy(house.store, {
        get: (store, name) =>
          name === 'among'
            ? async (...args: Parameters<typeof among>) => {
                if (args[0] === 'customer_state' && asked++ === 0)
                  assert.ok((await say(house, ada, [no('partners')], 'one-click')).ok)
                return among(...args)
              }
            : typeof store[name as 'get'] === 'function'
              ? (store[name as 'get'] as () => unknown).bind(store)
              : store[name as 'get'],
      }),
    }
    const { share, lines } = await fileOf(late, ask({ customers: ['ada', 'ben'] }))
    assert.deepEqual(
      lines.map(line => JSON.parse(line).id),
      ['ben'],
    )
    assert.deepEqual((await readRun(house.store, share))?.reasons, { 'core-withdrawal-immediate': 1 })
    assert.ok((await sharesOf(house.store, [ada])).every(one => one.share !== share))
  })

  test('addresses for advertising go hashed and without an id, and a vendor without them gets nobody', async t => {
    const house = await openTestHouse({ place: await place(), policy: vendorPolicy })
    t.after(() => house.close())
    const { ada } = await opened(house)
    assert.ok((await say(house, ada, [yes('ads')], 'preferences')).ok)
    const ads = ask({ vendor: 'adverts', purpose: 'ads', format: 'csv', hash_addresses: true })
    const { lines } = await fileOf(house, ads)
    const hash = Buffer.from(hashing.sha256(new TextEncoder().encode('ada@mail.example'))).toString('hex')
    assert.deepEqual(lines, ['email_sha256', hash])
  })

  test('a vendor’s webhook gets what is shared, signed, and a no while it waits stops it', async t => {
    const listen = await listening(t, { place: await place(), policy: vendorPolicy })
    const { house, there } = listen
    const { ben } = await opened(house)
    const { purposes, vendors } = house.judge.policy
    const terms = { purposes, vendors, refuses: house.outbound.refuses }
    const hook = { name: 'records', url: there.url, vendor: 'partner', purpose: 'partners', kinds: [] }
    assert.ok((await createWebhook(house, hook, terms, 'staff:jo')).ok)
    const shared = await shareByWebhook(house, checked(house, ask({ to: 'webhook', webhook: 'records' })), 'staff:jo')
    assert.ok(shared.ok)
    assert.equal((await readRun(house.store, shared.value))?.waiting, 3)
    assert.ok((await say(house, ben, [no('partners')], 'one-click')).ok)
    await deliverDue(house, 'records')
    const told = there.received.map(({ body }) => JSON.parse(body) as { type: string; data: object })
    assert.deepEqual(
      told.map(({ type, data }) => [type, data]),
      [
        [
          'shared',
          {
            customer: { ids: ['ada'] },
            share: shared.value,
            purpose: 'partners',
            fields: { email: 'ada@Mail.example', plan: 'plus' },
          },
        ],
      ],
    )
    const run = await readRun(house.store, shared.value)
    assert.deepEqual([run?.shared, run?.withheld, run?.waiting], [1, 2, 0])
    assert.deepEqual(run?.reasons, { 'core-withdrawal-immediate': 1, 'house-permission': 1 })
    house.clock.advance(31 * day)
  })
})

test('a file never holds more of a person than vendor and purpose both may have', () => {
  const names = ['name', 'email', 'plan', 'age', 'iban']
  const purposes = ['partners', 'ads', 'printing', 'sale']
  const parsed = parsePolicy(vendorPolicy)
  assert.ok(parsed.ok)
  const base = parsed.value
  const some = <T>(all: readonly T[]) => fc.subarray([...all])
  const held = fc.record({ purposes: some(purposes), class: fc.constantFrom('identifying', 'sensitive', 'attribute') })
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(names.map(name => [name, held]))),
      fc.record({ purposes: some(purposes), fields: some(names), sensitive: fc.boolean() }),
      fc.record({ purpose: fc.constantFrom(...purposes), fields: some(names), hashed: fc.boolean() }),
      (fields, vendor, asked) => {
        const policy = {
          ...base,
          fields: Object.fromEntries(
            names.map(name => [
              name,
              {
                ...({ type: 'text', retention: 'P1Y', ...fields[name]! } as const),
                ...(name === 'email' ? { addressOf: 'email' as const } : {}),
              },
            ]),
          ),
          vendors: { v: { ...base.vendors['partner']!, ...vendor } },
        }
        const values = Object.fromEntries(names.map(name => [name, `v-${name}`]))
        const many = { ...asked, vendor: 'v', to: 'file', format: 'jsonl' } as const
        const told = toldOf({ keys: { hashing } } as TestHouse, policy, many, { id: 'ada', values })
        const columns = Object.keys(told?.row ?? {}).map(name => name.replace('_sha256', ''))
        for (const name of columns.filter(one => one !== 'id')) {
          assert.ok(vendor.fields.includes(name) && vendor.purposes.includes(asked.purpose))
          assert.ok(fields[name]!.purposes.includes(asked.purpose) && asked.fields.includes(name))
          assert.ok(fields[name]!.class !== 'sensitive' || vendor.sensitive)
        }
        assert.ok(!asked.hashed || !columns.includes('id'))
        for (const name of fieldsTold(policy, 'v', asked.purpose))
          if (asked.fields.includes(name) && told) assert.ok(columns.includes(name))
      },
    ),
  )
})

test('what is asked for beyond what may be shared is refused, each thing named', () => {
  const parsed = parsePolicy(vendorPolicy)
  assert.ok(parsed.ok)
  const faults = (more: Partial<ShareManyAsk>) => {
    const read = parseShare(ask(more), parsed.value)
    return read.ok ? [] : read.error.map(({ path, says }) => `${path}: ${says}`)
  }
  assert.deepEqual(faults({ vendor: 'nobody' }), [
    'vendor: is not a vendor of the policy; there is printer, partner, adverts, buyer',
  ])
  assert.deepEqual(faults({ purpose: 'ads' }), ['purpose: partner may get data for partners alone'])
  assert.deepEqual(faults({ fields: ['plan', 'name'] }), [
    'fields[1]: name is not a field that both the vendor and the purpose may have; there is email, plan',
  ])
  assert.equal(faults({ audience: { field: 'plan', is: 'plus' } }).length, 1)
  assert.equal(faults({ to: 'webhook' }).length, 1)
  assert.deepEqual(faults({ fields: ['plan'], hash_addresses: true }), [
    'hash_addresses: none of the fields is an address',
  ])
})
