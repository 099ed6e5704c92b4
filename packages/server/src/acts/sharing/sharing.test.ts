import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour, minute, second } from '@candor/terms'
import { importTestCustomers, noon } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { openOutboundHttp } from '../../adapters/outbound-http/index.ts'
import { closeWebhook, readWebhook, rotateWebhook, secretOf } from '../../brand/webhooks/index.ts'
import { decisionIn } from '../../decisions/index.ts'
import { deliverHappenings } from '../../entrypoints/jobs/outbox.ts'
import { existingKey, openEntry } from '../../record/index.ts'
import { say, stopEverything } from '../choices/index.ts'
import { claim } from './claim.ts'
import { deliverDue, deliveriesTo, mostAttempts, replay, testWebhook } from './index.ts'
import { deliverAll, hearing, type Listening, listening, verified } from './testing/listening.ts'

const no = { kind: 'withdrawal', purpose: 'offers', channel: 'email' } as const
type Told = { type: string; data: { [name: string]: unknown; customer: { ids: string[] } } }

const amina = async ({ house }: Listening) =>
  (await importTestCustomers(house, [{ key: 'amina', agreed: true, plan: 'basic' }]))[0]!
const saysNo = async ({ house }: Listening, customer: string) => assert.ok((await say(house, customer, [no], 'api')).ok)
const states = async ({ house }: Listening, webhook = 'tools') =>
  (await deliveriesTo(house.store, webhook, { limit: 100 })).map(({ state, rule }) =>
    rule ? `${state}: ${rule}` : state,
  )
const idsOf = ({ there }: Listening) => there.received.map(({ headers }) => headers['webhook-id'])

async function decisionsOf({ house }: Listening, customer: string) {
  const { key } = (await existingKey(house, customer, 'record'))!
  const rows = await house.store.db
    .selectFrom('entries')
    .selectAll()
    .where('customer', '=', customer)
    .where('kind', '=', 'decision')
    .orderBy('entry')
    .execute()
  return rows.map(row => {
    const decision = decisionIn('decision', openEntry(house, key, customer, row.entry, row.sealed!).payload.body)!
    return { entry: row.entry, ...decision }
  })
}

const partners = { purpose: 'partners', kinds: ['profile-changed'] }
/** Amina's plan changes, as an import of the brand's newer file says. */
async function planChanges(listen: Listening, plan: string): Promise<void> {
  await importTestCustomers(listen.house, [{ key: 'amina', agreed: true, plan }])
}

async function agreesToPartners({ house }: Listening, customer: string): Promise<void> {
  const evidence = {
    text: 'Tell the partner shop.',
    version: 'v1',
    surface: 'shop',
    locale: 'en',
    at: house.clock.now(),
  }
  const yes = { kind: 'consent', purpose: 'partners', channel: 'any', type: 'express', evidence } as const
  assert.ok((await say(house, customer, [yes], 'preferences')).ok)
}

onEachPlace('webhooks', place => {
  test('a withdrawal leaves at once: signed, decided, on record, and without a field of the customer', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    const tools = await hearing(listen)
    await saysNo(listen, customer)
    await deliverAll(house, 'tools')
    const [received, ...more] = there.received
    assert.ok(received)
    assert.deepEqual(more, [])
    const told = verified(house, secretOf(house, tools), received) as Told
    const at = new Date(noon).toISOString()
    const [choice] = await house.store.db
      .selectFrom('choices')
      .select('choice')
      .where('kind', '=', 'withdrawal')
      .execute()
    assert.deepEqual(told, {
      type: 'choices-recorded',
      timestamp: at,
      data: {
        customer: { ids: ['amina'] },
        choices: [
          { choice: choice!.choice, said: 'withdrawal', purpose: 'offers', channel: 'email', at, recorded_at: at },
        ],
      },
    })
    assert.equal(received.headers['content-type'], 'application/json')
    assert.ok(!received.body.includes('mail.example') && !received.body.includes(customer))
    const [delivery] = await deliveriesTo(house.store, 'tools', { limit: 10 })
    const [decision, ...others] = await decisionsOf(listen, customer)
    assert.deepEqual(others, [])
    assert.deepEqual([delivery?.state, delivery?.status, delivery?.entry], ['done', 204, decision?.entry])
    assert.deepEqual(decision?.act, { kind: 'share', purpose: 'obey-a-no', channel: 'webhook' })
    assert.deepEqual([decision?.verdict.outcome, decision?.id], ['permit', `tools/${delivery?.delivery}`])
    await deliverAll(house, 'tools')
    assert.equal(there.received.length, 1)
  })

  test('a no to everything reaches those who must obey it, although it bars all else', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    await hearing(listen)
    await hearing(listen, { name: 'partner-shop', ...partners })
    await agreesToPartners(listen, customer)
    await deliverAll(house, 'tools', 'partner-shop')
    there.received.splice(0)
    await planChanges(listen, 'plus')
    assert.ok((await stopEverything(house, customer)).ok)
    await deliverAll(house, 'partner-shop', 'tools')
    const told = there.received.map(({ body }) => JSON.parse(body) as Told)
    assert.deepEqual(told.map(({ type }) => type).sort(), ['choices-recorded', 'suppressed'])
    const suppressed = told.find(({ type }) => type === 'suppressed')
    assert.deepEqual(suppressed?.data, {
      customer: { ids: ['amina'] },
      channel: 'email',
      scope: 'marketing',
      reason: 'stopped-by-customer',
    })
    assert.deepEqual(await states(listen, 'partner-shop'), ['withheld: core-withdrawal-immediate'])
  })

  test('with a yes, the changed fields that the data map holds for the purpose are told, and no other', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    await hearing(listen, partners)
    await planChanges(listen, 'plus')
    await deliverAll(house, 'tools')
    assert.deepEqual(await states(listen), ['withheld: core-purpose-specific'])
    await agreesToPartners(listen, customer)
    await planChanges(listen, 'gold')
    await importTestCustomers(house, [{ key: 'amina', name: 'Amina Hidden', agreed: true, plan: 'gold' }])
    await deliverAll(house, 'tools')
    const told = there.received.map(({ body }) => (JSON.parse(body) as Told).data)
    assert.deepEqual(told, [{ customer: { ids: ['amina'] }, fields: { plan: 'gold' } }])
  })

  test('a no that is recorded while the news waits stops it, and the decision says why', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    await hearing(listen, partners)
    await agreesToPartners(listen, customer)
    await planChanges(listen, 'plus')
    there.answers(response => response.writeHead(503).end())
    await deliverAll(house, 'tools')
    assert.equal(there.received.length, 1)
    assert.ok((await say(house, customer, [{ kind: 'withdrawal', purpose: 'partners', channel: 'any' }], 'api')).ok)
    house.clock.advance(minute)
    await deliverAll(house, 'tools')
    assert.equal(there.received.length, 1)
    assert.deepEqual(await states(listen), ['withheld: core-withdrawal-immediate'])
    const outcomes = (await decisionsOf(listen, customer)).map(
      ({ verdict, attempt }) => `${attempt} ${verdict.outcome}`,
    )
    assert.deepEqual(outcomes, ['1 permit', '2 deny'])
  })

  test('an attempt whose process died is made again by another, with the same id and body', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    await hearing(listen)
    await saysNo(listen, customer)
    await deliverHappenings(house)
    const [waiting] = await deliveriesTo(house.store, 'tools', { limit: 10 })
    // The claim is on disk; what it was made for never happens.
    assert.ok(await claim(house, waiting!))
    assert.equal(await claim(house, waiting!), undefined)
    await deliverDue(house, 'tools')
    assert.deepEqual(there.received, [])
    house.clock.advance(minute)
    await deliverDue(house, 'tools')
    assert.deepEqual(idsOf(listen), [waiting!.delivery])
    const [done] = await deliveriesTo(house.store, 'tools', { limit: 10 })
    assert.deepEqual([done?.state, done?.attempts], ['done', 2])
  })

  test('an answer that was lost on the way leads to a second delivery with the same id, signed anew', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    const tools = await hearing(listen)
    await saysNo(listen, customer)
    there.answers(response => response.destroy())
    await deliverAll(house, 'tools')
    there.answers(response => response.writeHead(200).end())
    const [waiting] = await deliveriesTo(house.store, 'tools', { limit: 1 })
    assert.deepEqual([waiting?.state, waiting?.fault], ['waiting', 'the connection was cut'])
    house.clock.advance(20 * second)
    await deliverAll(house, 'tools')
    const [first, second_] = there.received
    assert.deepEqual([there.received.length, first?.headers['webhook-id']], [2, second_?.headers['webhook-id']])
    assert.equal(first?.body, second_?.body)
    assert.notEqual(first?.headers['webhook-timestamp'], second_?.headers['webhook-timestamp'])
    verified(house, secretOf(house, tools), second_!)
  })

  test('who does not take it is asked again for two days, then staff see that it failed; a replay brings it', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    await hearing(listen)
    await saysNo(listen, customer)
    there.answers(response => response.writeHead(302, { location: 'http://127.0.0.1/' }).end())
    await deliverAll(house, 'tools')
    const gaps: number[] = []
    for (let attempt = 1; attempt < mostAttempts; attempt++) {
      const [waiting] = await deliveriesTo(house.store, 'tools', { limit: 1 })
      gaps.push(waiting!.nextAt! - house.clock.now())
      house.clock.advance(waiting!.nextAt! - house.clock.now())
      await deliverDue(house, 'tools')
    }
    const least = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, 24 * hour]
    assert.ok(
      gaps.every((gap, i) => gap >= least[i]! && gap <= least[i]! * 1.1),
      gaps.join(),
    )
    const [failed] = await deliveriesTo(house.store, 'tools', { limit: 1 })
    assert.deepEqual([failed?.state, failed?.attempts, failed?.status], ['failed', 9, 302])
    house.clock.advance(day)
    await deliverDue(house, 'tools')
    assert.equal(there.received.length, 9)
    there.answers(response => response.writeHead(200).end())
    assert.deepEqual(await replay(house, 'tools', noon + 1), { ok: true, value: 0 })
    assert.deepEqual(await replay(house, 'tools', noon), { ok: true, value: 1 })
    await deliverDue(house, 'tools')
    assert.deepEqual(await states(listen), ['done'])
    assert.equal(new Set(idsOf(listen)).size, 1)
  })

  test('whoever answers 410 hears nothing more, and what was on its way stays here', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    await hearing(listen)
    there.answers(response => response.writeHead(410).end())
    await saysNo(listen, customer)
    await deliverAll(house, 'tools')
    const closed = await readWebhook(house.store, 'tools')
    assert.deepEqual([closed?.closedAt, closed?.closedWhy], [noon, 'gone'])
    await stopEverything(house, customer)
    await deliverAll(house, 'tools')
    assert.deepEqual([there.received.length, await states(listen)], [1, ['failed']])
    const again = await replay(house, 'tools', noon)
    assert.ok(!again.ok && again.error.code === 'webhook-closed')
  })

  test('what waits when staff close a webhook is not sent', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    await hearing(listen)
    await saysNo(listen, customer)
    await deliverHappenings(house)
    assert.ok((await closeWebhook(house, 'tools', 'staff:jo')).ok)
    await deliverDue(house, 'tools')
    assert.deepEqual([there.received, await states(listen)], [[], ['withheld']])
  })

  test('for a day after a renewal both secrets fit, then the new one alone', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const old = secretOf(house, await hearing(listen))
    const renewed = await rotateWebhook(house, 'tools', 'staff:jo')
    assert.ok(renewed.ok)
    const fresh = secretOf(house, renewed.value)
    assert.match(fresh, /^whsec_[A-Za-z0-9+/]{43}=$/)
    assert.notEqual(old, fresh)
    house.clock.advance(day - 1)
    assert.deepEqual(await testWebhook(house, 'tools'), { ok: true, value: { answered: true, status: 204 } })
    const [both] = there.received
    for (const secret of [old, fresh]) assert.ok(verified(house, secret, both!))
    house.clock.advance(1)
    await testWebhook(house, 'tools')
    assert.ok(verified(house, fresh, there.received[1]!))
    assert.throws(() => verified(house, old, there.received[1]!), /No matching signature/)
  })

  test('two processes that tell the same at the same time tell it once', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    await hearing(listen)
    await saysNo(listen, customer)
    await Promise.all([deliverHappenings(house), deliverHappenings(house), deliverHappenings(house)])
    await Promise.all([deliverDue(house, 'tools'), deliverDue(house, 'tools'), deliverDue(house, 'tools')])
    assert.deepEqual([there.received.length, await states(listen)], [1, ['done']])
  })

  test('what happened before a webhook was made, of another kind, or to somebody the brand has no id for is not told', async t => {
    const listen = await listening(t, { place: await place() })
    const { house } = listen
    const customer = await amina(listen)
    await saysNo(listen, customer)
    house.clock.advance(1)
    await hearing(listen)
    await planChanges(listen, 'plus')
    await house.store.commit({
      expect: [],
      writes: [{ do: 'remove', table: 'contact_points', key: { customer, channel: 'id' } }],
    })
    await stopEverything(house, customer)
    await deliverAll(house, 'tools')
    assert.deepEqual(await states(listen), [])
  })

  test('an address that leads inside is not posted to, and the delivery says so', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const customer = await amina(listen)
    await hearing(listen)
    await saysNo(listen, customer)
    await deliverHappenings(house)
    await deliverDue({ ...house, outbound: openOutboundHttp() }, 'tools')
    const [waiting] = await deliveriesTo(house.store, 'tools', { limit: 1 })
    assert.deepEqual([waiting?.state, waiting?.fault], ['waiting', 'leads to an address of a private network'])
    assert.deepEqual(there.received, [])
  })
})
