import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseTrust, verifyLog, verifyProof } from '@candor/ledger'
import { importTestCustomers, testCampaign } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { readState } from '../../customers/state/index.ts'
import { webPolicy } from '../../pages/center/testing/web.ts'
import { apiOf, assertProblem, faultPaths, openTestApi, type TestApi } from './testing/api.ts'

const withdrawal = { kind: 'withdrawal', purpose: 'offers', channel: 'email' }
const yes = (at: string) => ({
  kind: 'consent',
  purpose: 'offers',
  channel: 'email',
  type: 'express',
  evidence: { text: 'Send me offers.', version: 'v2', surface: 'phone', locale: 'en', at },
})

const choose = (api: TestApi, customer: string, ...said: object[]) =>
  api.call('POST', `/v1/customers/${customer}/choices`, { body: { said } })

async function reaches(api: TestApi, campaign: string): Promise<number> {
  return (await api.call('POST', `/v1/campaigns/${campaign}/plan`)).json['sent'] as number
}

onEachPlace('Customers over HTTP', place => {
  test('a customer is found by address in a body, and read without what is sensitive', async t => {
    const api = await openTestApi(t, { place: await place() })
    const [amina] = await importTestCustomers(api.house, [{ key: 'amina', name: 'Amina' }])
    const found = await api.call('POST', '/v1/customers/find', { body: { channel: 'id', address: 'amina' } })
    assert.deepEqual(found.json, { customers: [amina] })
    const read = await api.call('GET', `/v1/customers/${amina}`)
    assert.deepEqual(read.json['fields'], { plan: 'basic', name: 'Amina', email: 'amina@mail.example' })
    assert.deepEqual(read.json['place'], { country: 'DE', zone: 'Europe/Berlin' })
    assertProblem(await api.call('GET', `/v1/customers/${'x'.repeat(20)}`), 404, 'customer-unknown')
  })

  test('an erasure whose rows are still being removed answers 202 and where to look; done it answers 200', async t => {
    const api = await openTestApi(t, { place: await place() })
    const [amina = ''] = await importTestCustomers(api.house, [{ key: 'amina', agreed: true }])
    // Entries that wait for their place hold an erasure up.
    const { log } = api.house
    const stuck = apiOf({ ...api.house, log: { ...log, sequence: async () => 0 } })
    const ask = { headers: { 'idempotency-key': 'once' } }
    const taken = await stuck.call('POST', `/v1/customers/${amina}/erasure`, ask)
    assert.deepEqual([taken.status, taken.json['state']], [202, 'running'], taken.text)
    assert.equal((await stuck.call('POST', `/v1/customers/${amina}/erasure`, ask)).status, 202)
    assert.equal((await api.call('GET', `/v1/customers/${amina}`)).status, 404)
    assert.equal((await api.call('POST', `/v1/customers/${amina}/erasure`)).status, 200)
    const looked = await api.call('GET', String(taken.json['look']))
    assert.deepEqual([looked.json['state'], looked.json['erasure']], ['done', taken.json['erasure']])
    assert.match(String(looked.json['page']), /^http:\/\/127\.0\.0\.1:8080\/erased\/v1\./)
  })

  test('holds and retention: each route, what it refuses, and what the metrics then tell', async t => {
    const api = await openTestApi(t, { place: await place() })
    const [amina = ''] = await importTestCustomers(api.house, [{ key: 'amina' }])
    const hold = { customer: amina, ground: 'legal-claim', matter: 'file 7', reason: 'They claim damages.' }
    const placeHold = (more: object) => api.call('POST', '/v1/holds', { body: { ...hold, ...more } })
    assertProblem(await placeHold({ customer: 'x'.repeat(20) }), 404, 'customer-unknown')
    assertProblem(await placeHold({ until: '2020-01-01T00:00:00Z' }), 422, 'hold-past')
    for (const more of [{ until: 'soon' }, { ground: 'war' }, { reason: '' }, { silently: true }])
      assertProblem(await placeHold(more), 422, 'invalid-request')
    const placed = await placeHold({})
    assert.equal(placed.status, 201, placed.text)
    assert.equal(placed.json['reason'], hold.reason)
    assertProblem(await api.call('POST', `/v1/customers/${amina}/erasure`, { body: {} }), 409, 'customer-held')
    const path = `/v1/holds/${String(placed.json['hold'])}/release`
    const read = await api.key('read', 'send')
    const routes: [string, string, object?][] = [
      ['GET', '/v1/retention'],
      ['POST', '/v1/retention/run', {}],
      ['POST', '/v1/retention/audit', {}],
      ['GET', '/v1/holds'],
      ['POST', '/v1/holds', hold],
      ['POST', path, { reason: 'x' }],
    ]
    for (const [method, at, body] of routes) {
      assertProblem(await api.call(method, at, { key: read, body }), 403, 'key-scope')
      assertProblem(await api.call(method, at, { key: null, body }), 401, 'key-missing')
    }
    assert.deepEqual((await api.call('GET', '/v1/holds')).json['items'], [placed.json])
    assertProblem(await api.call('GET', '/v1/holds?cursor=x'), 422, 'invalid-request')
    const row = { customer: amina, campaign: null, channel: 'email', raw: new Uint8Array(1), at: api.house.clock.now() }
    const writes = [{ do: 'insert', table: 'postbox', row: { ...row, message: 'm1' } } as const]
    await api.house.store.commit({ expect: [], writes })
    api.house.clock.advance(40 * 86_400_000)
    const leapt = (await api.call('GET', '/v1/retention')).json
    assert.ok(leapt['leap'])
    assert.match((await api.call('GET', '/metrics')).text, /^candor_clock_not_believed 1$/m)
    assert.ok((await api.call('POST', '/v1/retention/run', { body: {} })).json['leap'])
    const ran = (await api.call('POST', '/v1/retention/run', { body: { confirm_clock: true } })).json
    assert.deepEqual([ran['leap'], ran['rules'], ran['done']], [null, [], true])
    const plan = (await api.call('GET', '/v1/retention')).json
    assert.deepEqual([plan['ran'], plan['leap']], [plan['now'], null])
    const line = (plan['rules'] as { rule: string; due: number; held: number }[]).find(({ rule }) => rule === 'postbox')
    assert.deepEqual([line?.due, line?.held], [0, 1])
    const audit = (await api.call('POST', '/v1/retention/audit', { body: {} })).json
    assert.deepEqual([audit['ok'], audit['held']], [true, 1])
    api.house.clock.advance(90_000)
    const { text } = await api.call('GET', '/metrics')
    for (const told of [
      /^candor_retention_rows\{rule="postbox",state="held"\} 1$/m,
      /^candor_retention_rows\{rule="postbox",state="overdue"\} 0$/m,
      /^candor_retention_last_run_age_seconds 90$/m,
      /^candor_clock_not_believed 0$/m,
      /^candor_holds_in_force 1$/m,
      /^candor_rights_requests_open\{stage="overdue"\} 0$/m,
    ])
      assert.match(text, told)
    assert.ok(!text.includes(amina))
    assertProblem(
      await api.call('POST', `/v1/holds/${'0'.repeat(26)}/release`, { body: { reason: 'x' } }),
      404,
      'hold-unknown',
    )
    assertProblem(await api.call('POST', path, { body: { reason: '' } }), 422, 'invalid-request')
    const released = await api.call('POST', path, { body: { reason: 'It was settled.' } })
    assert.equal(typeof released.json['released_at'], 'number')
    assertProblem(await api.call('POST', path, { body: { reason: 'x' } }), 409, 'hold-released')
    const ended = (await api.call('POST', '/v1/retention/run', { body: {} })).json
    assert.deepEqual(ended['rules'], [{ rule: 'postbox', ended: 1, held: 0 }])
  })

  test('a no binds at once; a preference too; both are on the timeline with their entries', async t => {
    const api = await openTestApi(t, { place: await place() })
    const [amina, ben] = await importTestCustomers(api.house, [
      { key: 'amina', agreed: true },
      { key: 'ben', agreed: true },
    ])
    await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') })
    assert.equal(await reaches(api, 'spring'), 2)
    const said = await choose(api, amina!, withdrawal)
    assert.equal(said.status, 201, said.text)
    assert.deepEqual(said.json['in_flight'], [])
    assert.equal(await reaches(api, 'spring'), 1)
    await choose(api, ben!, { kind: 'preference', value: { paused_until: '2026-07-01T00:00:00Z' } })
    assert.equal(await reaches(api, 'spring'), 0)
    await choose(api, ben!, { kind: 'preference', value: { paused_until: null } })
    assert.equal(await reaches(api, 'spring'), 1)
    const protection = { avoid_topics: [], guard: 'stronger', purchases_a_week: 2, no_offers_at_night: true }
    assert.equal((await choose(api, ben!, { kind: 'preference', value: protection })).status, 201)
    const { state } = (await readState(api.house.store, api.house.judge.layout, ben!))!
    assert.deepEqual([state.guard, state.purchasesAWeek, state.noOffersAtNight], ['stronger', 2, true])
    assert.equal((await choose(api, ben!, { kind: 'preference', value: { purchases_a_week: null } })).status, 201)
    const strange = await choose(api, ben!, { kind: 'preference', value: { avoid_topics: ['alcohol'] } })
    assert.deepEqual(faultPaths(strange), ['said.0.value.avoid_topics'])
    const timeline = await api.call('GET', `/v1/customers/${amina}/timeline?limit=1`)
    const [newest] = timeline.json['items'] as { kind: string; entry: string }[]
    assert.deepEqual([newest?.kind, newest?.entry], ['choice', (said.json['choices'] as string[])[0]])
    const older = await api.call('GET', `/v1/customers/${amina}/timeline?limit=1&cursor=${timeline.json['next']}`)
    assert.equal((older.json['items'] as { kind: string }[])[0]?.kind, 'import')
  })

  test('a yes needs full evidence, and never overrides a later no', async t => {
    const api = await openTestApi(t, { place: await place() })
    const [amina] = await importTestCustomers(api.house, [{ key: 'amina' }])
    await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') })
    const { evidence, ...bare } = yes('2026-06-03T09:00:00+02:00')
    const without = await choose(api, amina!, bare)
    assertProblem(without, 422, 'invalid-request')
    assert.deepEqual(faultPaths(without), ['said.0.evidence'])
    const { version: _, ...partial } = evidence
    assert.deepEqual(faultPaths(await choose(api, amina!, { ...bare, evidence: partial })), ['said.0.evidence.version'])
    assert.deepEqual(faultPaths(await choose(api, amina!, yes('2027-01-01T00:00:00Z'))), ['said.0.evidence.at'])
    await choose(api, amina!, withdrawal)
    assertProblem(await choose(api, amina!, yes('2026-06-03T09:00:00+02:00')), 409, 'consent-refused')
    assertProblem(await choose(api, amina!, yes('2026-06-03T12:00:00+02:00')), 409, 'consent-refused')
    assert.equal(await reaches(api, 'spring'), 0)
    api.house.clock.advance(3_600_000)
    assert.equal((await choose(api, amina!, yes('2026-06-03T12:30:00+02:00'))).status, 201)
    assert.equal(await reaches(api, 'spring'), 1)
  })

  test('a yes to a purpose that contacts nobody is on the channel any; a later no ends it', async t => {
    const api = await openTestApi(t, { place: await place(), policy: webPolicy })
    const [amina] = await importTestCustomers(api.house, [{ key: 'amina' }])
    const counted = { ...yes('2026-06-03T09:00:00+02:00'), purpose: 'analytics' }
    const wrong = await choose(api, amina!, counted)
    assertProblem(wrong, 422, 'invalid-request')
    assert.deepEqual(faultPaths(wrong), ['said.0.channel'])
    assert.match(wrong.text, /contacts nobody; a yes to it is on the channel any/)
    assert.deepEqual(faultPaths(await choose(api, amina!, { ...counted, purpose: 'service', channel: 'any' })), [
      'said.0.channel',
    ])
    assert.equal((await choose(api, amina!, { ...counted, channel: 'any' })).status, 201)
    assert.equal((await choose(api, amina!, { kind: 'withdrawal', purpose: 'analytics', channel: 'any' })).status, 201)
    const said = (await choicesOf(api.house, amina!)).map(choice => [choice.via, choice.said.kind])
    assert.deepEqual(said, [
      ['api', 'consent'],
      ['api', 'withdrawal'],
    ])
  })

  test('what does not fit is refused whole: unknown purpose, wrong parts, unknown customer', async t => {
    const api = await openTestApi(t, { place: await place() })
    const [amina] = await importTestCustomers(api.house, [{ key: 'amina' }])
    const mixed = await choose(
      api,
      amina!,
      withdrawal,
      { ...withdrawal, purpose: 'gifts' },
      { ...withdrawal, value: {} },
      { kind: 'refusal' },
    )
    assertProblem(mixed, 422, 'invalid-request')
    assert.deepEqual(faultPaths(mixed), ['said.1.purpose', 'said.2.value', 'said.3.purpose', 'said.3.channel'])
    assert.deepEqual(await api.house.store.db.selectFrom('choices').select('choice').execute(), [])
    assertProblem(await choose(api, 'x'.repeat(20), withdrawal), 404, 'customer-unknown')
  })

  test('a decision is explained from the record, and its proof verifies offline against the log', async t => {
    const api = await openTestApi(t, { place: await place() })
    const { house } = api
    const [amina] = await importTestCustomers(house, [{ key: 'amina', agreed: true }])
    await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') })
    await api.call('POST', '/v1/campaigns/spring/test', { body: { to: 'amina@mail.example' } })
    const items = (await api.call('GET', `/v1/customers/${amina}/timeline`)).json['items'] as {
      kind: string
      entry: string
    }[]
    const { entry } = items.find(({ kind }) => kind === 'decision')!
    const why = await api.call('GET', `/v1/decisions/${amina}/${entry}`)
    assert.equal((why.json['decision'] as { verdict: { outcome: string } }).verdict.outcome, 'permit', why.text)
    assert.ok((why.json['rules'] as unknown[]).length > 0)
    assert.ok(why.json['consent'])
    assertProblem(await api.call('GET', `/v1/decisions/${amina}/${entry}/proof`), 409, 'proof-not-yet')
    assert.ok(((await api.call('POST', '/v1/log/sequence')).json['placed'] as number) > 0)
    const proof = await api.call('GET', `/v1/decisions/${amina}/${entry}/proof`)
    assert.match(proof.headers.get('content-type')!, /^text\/plain/)
    const log = (await api.call('GET', '/v1/log')).json as { origin: string; vkey: string; size: number }
    const { hashing, signatures } = house.keys
    const trust = parseTrust(`log ${log.vkey}\nquorum none\n`, hashing)
    assert.ok(trust.ok, JSON.stringify(trust))
    const proven = verifyProof(proof.text, undefined, trust.value, { ...hashing, ...signatures })
    assert.ok(proven.ok, JSON.stringify(proven))
    assertProblem(await api.call('GET', `/v1/decisions/${amina}/${'0'.repeat(26)}`), 404, 'entry-unknown')
  })

  test('the whole log can be fetched and verified by its paths, and nothing else of the folder', async t => {
    const api = await openTestApi(t, { place: await place() })
    await importTestCustomers(
      api.house,
      Array.from({ length: 300 }, (_, i) => ({ key: `k${i}` })),
    )
    await api.call('POST', '/v1/log/sequence')
    const log = (await api.call('GET', '/v1/log')).json as { vkey: string; size: number }
    assert.equal(log.size, 300)
    const headers = { authorization: `Bearer ${await api.key('read')}` }
    const read = async (path: string) => {
      const answer = await api.request(`/log/${path}`, { headers })
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
    }
    const { hashing, signatures } = api.house.keys
    const verified = await verifyLog(read, { ports: { ...hashing, ...signatures }, vkey: log.vkey })
    assert.ok(verified.ok && verified.value.checked === 300, JSON.stringify(verified))
    for (const path of ['', 'tile/0', '..%2fkeys', 'checkpoint.tmp', 'tile/entries/999'])
      assertProblem(
        await api.call('GET', `/log/${path}`),
        404,
        path === '' || path.includes('..') ? 'log-file-unknown' : 'log-file-unknown',
      )
  })
})
