import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour, minute } from '@candor/terms'
import fc from 'fast-check'
import { importTestCustomers, noon, openTestHouse, type TestHouse } from '../../../../../../test/house.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { hashing } from '../../../adapters/keys/hashes.ts'
import type { Store } from '../../../adapters/store/index.ts'
import { parsePolicy } from '../../../brand/policy/index.ts'
import { vendorPolicy } from '../../../brand/policy/testing/sharing.ts'
import { closeWebhook, createWebhook } from '../../../brand/webhooks/index.ts'
import { hashedAddress, sharesOf } from '../../../customers/shares/index.ts'
import { decisionIn, fieldsTold } from '../../../decisions/index.ts'
import { deliverHappenings } from '../../../entrypoints/jobs/outbox.ts'
import { scanEntries } from '../../../record/index.ts'
import { say } from '../../choices/index.ts'
import {
  deliverDue,
  goOnSharing,
  listRuns,
  mostAttempts,
  parseShare,
  previewShare,
  readRun,
  replay,
  type ShareManyAsk,
  shareByWebhook,
  shareFile,
} from '../index.ts'
import { type Listening, listening } from '../testing/listening.ts'
import { toldOf } from './told.ts'

const words = { text: 'They may know what I like.', version: 'v1', surface: 'shop', locale: 'en', at: noon }
const yes = (purpose: string) =>
  ({ kind: 'consent', purpose, channel: 'any', type: 'express', evidence: words }) as const
const no = (purpose: string) => ({ kind: 'withdrawal', purpose, channel: 'any' }) as const

/** The same, where the advertising network also keeps a list of whom to leave alone. */
const keepingPolicy = vendorPolicy
  .replace(
    'data:\n',
    `  obey-a-no:
    text: We tell the services that work for us what you said no to.
    basis: legal-duty
    class: service
    retention: 2 years
data:
`,
  )
  .replace('printing, partners, ads]', 'printing, partners, ads, obey-a-no]')
  .replace('purposes: [ads]', 'purposes: [ads, obey-a-no]')

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
    await webhookOf(listen)
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

  test('cut off at any commit, a share by a webhook ends by itself: each once, under one id, and nobody is lost', async t => {
    const listen = await listening(t, { place: await place(), policy: vendorPolicy })
    const { house, there } = listen
    const { ada, ben, cem } = await opened(house)
    await webhookOf(listen)
    const whom = ['no-one', 'ada', 'ben', 'cem', 'ada']
    // Once in two steps: nobody has the first two hundred.
    const longer = Array.from({ length: 199 }, (_, i) => `no-${i}`)
    let isCut = true
    let begun = 0
    for (let n = 1; isCut; n++)
      for (const lost of ['before', 'after'] as const) {
        assert.ok(n < 30)
        const customers = n === 3 ? [...longer, ...whom] : whom
        const many = checked(house, ask({ to: 'webhook', webhook: 'records', customers }))
        const cut = cutOff(house, n, lost)
        const said = await shareByWebhook(cut, many, 'staff:jo').catch(() => undefined)
        const done =
          said &&
          (await deliverDue(cut, 'records').then(
            () => true,
            () => false,
          ))
        isCut = !done
        house.clock.advance(2 * minute)
        const runs = await house.store.db.selectFrom('share_runs').select('share').orderBy('share').execute()
        assert.ok(runs.length - begun <= 1 && (runs.length > begun || n === 1))
        if (runs.length === begun) continue
        begun = runs.length
        const share = runs.at(-1)!.share
        await goOnSharing(house)
        await deliverDue(house, 'records')
        const run = await readRun(house.store, share)
        assert.deepEqual([run?.planned, run?.shared, run?.withheld, run?.waiting], [3, 2, 1, 0], `cut ${lost} ${n}`)
        assert.ok(run?.doneAt !== null && run?.fault === undefined)
        const { ids, unknown, twice } = run!.listed!
        assert.deepEqual(
          [ids, unknown.n, unknown.at[0], twice],
          [customers.length, customers.length - 4, 0, { n: 1, at: [customers.length - 1] }],
        )
        const got = there.received.splice(0).map(({ headers }) => String(headers['webhook-id']))
        assert.deepEqual([...new Set(got)].sort(), [ada, ben].map(one => `${share}-${one}`).sort())
        for (const one of [ada, ben, cem]) {
          const here = (await sharesOf(house.store, [one])).filter(listed => listed.share === share)
          assert.deepEqual(
            here.map(({ times }) => times),
            one === cem ? [] : [1],
          )
        }
        const { wrapped, sealed, next_at } = (await house.store.get('share_runs', { share }))!
        assert.deepEqual([wrapped, sealed, next_at], [null, null, null])
      }
  })

  test('what a vendor never takes stands as not confirmed until a replay arrives; a closed webhook ends what was broken off', async t => {
    const listen = await listening(t, { place: await place(), policy: vendorPolicy })
    const { house, there } = listen
    const { ada } = await opened(house)
    await webhookOf(listen)
    there.answers(response => response.writeHead(503).end())
    const many = checked(house, ask({ to: 'webhook', webhook: 'records', customers: ['ada'] }))
    const shared = await shareByWebhook(house, many, 'staff:jo')
    assert.ok(shared.ok)
    for (let n = 0; n < mostAttempts; n++) {
      await deliverDue(house, 'records')
      house.clock.advance(27 * hour)
    }
    assert.deepEqual((await readRun(house.store, shared.value))?.reasons, { failed: 1 })
    assert.ok((await sharesOf(house.store, [ada]))[0]?.failedAt)
    there.answers(response => response.writeHead(204).end())
    assert.ok((await replay(house, 'records', noon)).ok)
    await deliverDue(house, 'records')
    assert.equal((await readRun(house.store, shared.value))?.shared, 1)
    assert.equal((await sharesOf(house.store, [ada]))[0]?.failedAt, undefined)
    await assert.rejects(shareByWebhook(cutOff(house, 2, 'before'), many, 'staff:jo'))
    assert.ok((await closeWebhook(house, 'records', 'staff:jo')).ok)
    const newest = async () => (await listRuns(house.store, { limit: 1 }))[0]
    await goOnSharing(house)
    assert.equal((await newest())?.doneAt, null)
    house.clock.advance(minute)
    await goOnSharing(house)
    const { planned, fault, doneAt } = (await newest())!
    assert.deepEqual([planned, fault, doneAt], [0, 'webhook: is closed', house.clock.now()])
  })

  test('who said no is told of by the hash alone, for the purpose of keeping that no', async t => {
    const house = await openTestHouse({ place: await place(), policy: keepingPolicy })
    t.after(() => house.close())
    const { ada, ben, cem } = await opened(house)
    assert.ok((await say(house, ada, [yes('ads'), no('ads')], 'preferences')).ok)
    assert.ok((await say(house, ben, [yes('ads')], 'preferences')).ok)
    assert.ok((await say(house, cem, [{ kind: 'objection', purpose: 'any', channel: 'any' }], 'preferences')).ok)
    const asked = { vendor: 'adverts', purpose: 'obey-a-no', to: 'file', format: 'csv', refused: 'ads' } as const
    const { share, lines } = await fileOf(house, asked)
    const hash = (name: string) => hashedAddress(house, `${name}@mail.example`)
    assert.deepEqual([lines[0], lines.slice(1).sort()], ['email_sha256', [hash('ada'), hash('cem')].sort()])
    const run = await readRun(house.store, share)
    assert.deepEqual([run?.planned, run?.shared, run?.fields, run?.listed], [2, 2, ['email'], undefined])
    const [listed] = await sharesOf(house.store, [ada])
    assert.deepEqual([listed?.purpose, listed?.fields], ['obey-a-no', ['email']])
    // Nobody is asked to take them out again of the list that keeps their no.
    while (await deliverHappenings(house));
    assert.deepEqual(await house.store.db.selectFrom('vendor_tasks').selectAll().execute(), [])
    const faults = (more: object) => {
      const read = parseShare({ ...asked, ...more }, house.judge.policy)
      return read.ok ? [] : read.error.map(({ path }) => path)
    }
    assert.deepEqual(faults({ fields: ['email', 'plan'] }), ['fields[1]', 'fields'])
    assert.deepEqual(faults({ hash_addresses: false }), ['hash_addresses'])
    assert.deepEqual(faults({ refused: 'nothing' }), ['refused'])
    assert.deepEqual(faults({ purpose: 'ads' }), ['refused'])
    assert.deepEqual(faults({ customers: ['ada'] }), ['customers'])
  })
})

async function webhookOf({ house, there }: Listening): Promise<void> {
  const { purposes, vendors } = house.judge.policy
  const terms = { purposes, vendors, refuses: house.outbound.refuses }
  const hook = { name: 'records', url: there.url, vendor: 'partner', purpose: 'partners', kinds: [] }
  assert.ok((await createWebhook(house, hook, terms, 'staff:jo')).ok)
}

/** A house whose process dies at its n-th commit: before it is on disk, or after it, when the answer is lost. */
function cutOff(house: TestHouse, n: number, lost: 'before' | 'after'): TestHouse {
  let left = n
  const commit: Store['commit'] = async change => {
    left--
    if (left > 0 || (left === 0 && lost === 'after')) {
      const done = await house.store.commit(change)
      if (left > 0) return done
    }
    throw new Error('cut off')
  }
  return { ...house, store: { ...house.store, commit } }
}

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
