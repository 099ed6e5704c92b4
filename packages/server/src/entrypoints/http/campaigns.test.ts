import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers, testCampaign, testPolicy } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { gatherAudience } from '../../acts/campaigns/index.ts'
import { runCampaign } from '../../acts/delivery/index.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import { assertProblem, faultPaths, openTestApi } from './testing/api.ts'

const people = [{ key: 'amina', agreed: true }, { key: 'ben', agreed: true }, { key: 'carla' }]

onEachPlace('Campaigns over HTTP', place => {
  test('a campaign from draft to done, and what became of everybody adds up', async t => {
    const api = await openTestApi(t, { place: await place() })
    await importTestCustomers(api.house, people)
    const created = await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') })
    assert.equal(created.status, 201, created.text)
    assert.deepEqual(
      [created.json['state'], created.json['created_by'], created.headers.get('etag')],
      ['draft', 'key:local', '"1"'],
    )
    const plan = await api.call('POST', '/v1/campaigns/spring/plan')
    assert.deepEqual([plan.json['planned'], plan.json['sent'], plan.json['withheld']], [3, 2, 1], plan.text)
    assert.deepEqual(plan.json['reasons'], { 'house-permission': 1 })
    assert.equal((await api.call('POST', '/v1/campaigns/spring/approve')).json['state'], 'approved')
    assert.equal((await api.call('POST', '/v1/campaigns/spring/send')).json['state'], 'gathering')
    assert.ok(api.woken() > 0)
    await gatherAudience(api.house, (await readCampaign(api.house.store, 'spring'))!)
    await runCampaign(api.house, 'spring')
    const whole = await api.call('GET', '/v1/campaigns/spring')
    const totals = {
      campaign: 'spring',
      planned: 3,
      sent: 2,
      withheld: 1,
      failed: 0,
      unknown: 0,
      open: 0,
      reasons: { 'house-permission': 1 },
    }
    assert.deepEqual(whole.json['totals'], totals)
    assert.deepEqual((await api.call('GET', '/v1/campaigns/spring/totals')).json, totals)
    assert.equal((whole.json['campaign'] as { state: string }).state, 'done')
  })

  test('a plan may look at a later time: at night everybody waits for the morning', async t => {
    const api = await openTestApi(t, { place: await place() })
    await importTestCustomers(api.house, people)
    await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') })
    const night = await api.call('POST', '/v1/campaigns/spring/plan', { body: { at: '2026-06-03T23:00:00+02:00' } })
    assert.deepEqual(night.json['reasons'], { 'house-permission': 1, 'house-quiet-hours': 2 }, night.text)
  })

  test('If-Match lets a move through only when the campaign is as it was read', async t => {
    const api = await openTestApi(t, { place: await place() })
    await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') })
    await api.call('POST', '/v1/campaigns/spring/plan')
    assertProblem(
      await api.call('POST', '/v1/campaigns/spring/approve', { headers: { 'if-match': '"1"' } }),
      412,
      'version-moved',
    )
    const approved = await api.call('POST', '/v1/campaigns/spring/approve', { headers: { 'if-match': '"2"' } })
    assert.equal(approved.status, 200, approved.text)
    assert.equal(approved.headers.get('etag'), '"3"')
  })

  test('refusals have stable codes: unknown, taken name, wrong state, same person', async t => {
    const policy = testPolicy.replace('approval: one', 'approval: two')
    const api = await openTestApi(t, { place: await place(), policy })
    assertProblem(await api.call('GET', '/v1/campaigns/none'), 404, 'campaign-unknown')
    assertProblem(await api.call('POST', '/v1/campaigns/none/plan'), 404, 'campaign-unknown')
    await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') })
    assertProblem(await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') }), 409, 'campaign-exists')
    assertProblem(await api.call('POST', '/v1/campaigns/spring/send'), 409, 'campaign-state')
    assertProblem(await api.call('POST', '/v1/campaigns/spring/approve'), 409, 'campaign-same-person')
    const second = await api.key('admin')
    assert.equal((await api.call('POST', '/v1/campaigns/spring/approve', { key: second })).status, 200)
  })

  test('a campaign with faults is refused with every path named, and nothing is kept', async t => {
    const api = await openTestApi(t, { place: await place() })
    const body = {
      ...testCampaign('spring'),
      purpose: 'gifts',
      audience: { field: 'shoe', is: 3 },
      content: { locale: 'en' },
    }
    const refused = await api.call('POST', '/v1/campaigns', { body })
    assertProblem(refused, 422, 'campaign-invalid')
    for (const path of ['purpose', 'content.subject']) assert.ok(faultPaths(refused).includes(path), refused.text)
    assert.ok(
      faultPaths(refused).some(path => path.startsWith('audience')),
      refused.text,
    )
    assert.deepEqual((await api.call('GET', '/v1/campaigns')).json, { items: [] })
  })

  test('pages show every campaign once, newest first, also while others are created', async t => {
    const api = await openTestApi(t, { place: await place() })
    for (const name of ['a', 'b', 'c', 'd', 'e']) await api.call('POST', '/v1/campaigns', { body: testCampaign(name) })
    const seen: string[] = []
    let next = ''
    do {
      const page = await api.call('GET', `/v1/campaigns?limit=2${next && `&cursor=${encodeURIComponent(next)}`}`)
      assert.equal(page.status, 200, page.text)
      seen.push(...(page.json['items'] as { name: string }[]).map(({ name }) => name))
      next = (page.json['next'] ?? '') as string
      api.house.clock.advance(1000)
      await api.call('POST', '/v1/campaigns', { body: testCampaign(`later-${seen.length}`) })
    } while (next !== '')
    assert.deepEqual(seen, ['a', 'b', 'c', 'd', 'e'])
    const forged = await api.call('GET', '/v1/campaigns?cursor=abc.def')
    assertProblem(forged, 422, 'invalid-request')
    assert.deepEqual(faultPaths(forged), ['cursor'])
  })

  test('who is withheld, a page at a time, with the rule and what would change it', async t => {
    const api = await openTestApi(t, { place: await place() })
    const silent = Array.from({ length: 5 }, (_, i) => ({ key: `quiet-${i}` }))
    const ids = await importTestCustomers(api.house, [...people, ...silent])
    await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') })
    const first = await api.call('GET', '/v1/campaigns/spring/withheld?rule=house-permission&limit=4')
    const second = await api.call(
      'GET',
      `/v1/campaigns/spring/withheld?rule=house-permission&limit=4&cursor=${first.json['next']}`,
    )
    const items = [first, second].flatMap(
      page => page.json['items'] as { customer: string; rule: string; explanation: { customer: string } }[],
    )
    assert.deepEqual(items.map(({ customer }) => customer).toSorted(), ids.slice(2).toSorted())
    for (const { rule, explanation } of items) assert.ok(rule === 'house-permission' && explanation.customer !== '')
    assert.equal(second.json['next'], undefined)
    const ofOtherList = await api.call('GET', `/v1/campaigns/spring/withheld?cursor=${first.json['next']}`)
    assertProblem(ofOtherList, 422, 'invalid-request')
  })

  test('a test message goes through the gate: refused with the reasons, unknown addresses are not written to', async t => {
    const api = await openTestApi(t, { place: await place() })
    await importTestCustomers(api.house, people)
    await api.call('POST', '/v1/campaigns', { body: testCampaign('spring') })
    const sent = await api.call('POST', '/v1/campaigns/spring/test', { body: { to: 'amina@mail.example' } })
    assert.equal(sent.json['sent'], true, sent.text)
    const refused = await api.call('POST', '/v1/campaigns/spring/test', { body: { to: 'carla@mail.example' } })
    assertProblem(refused, 409, 'test-refused')
    const reasons = refused.json['reasons'] as { rule: string; says: string }[]
    assert.ok(
      reasons.some(({ rule, says }) => rule === 'house-permission' && says === 'deny'),
      refused.text,
    )
    assertProblem(
      await api.call('POST', '/v1/campaigns/spring/test', { body: { to: 'who@mail.example' } }),
      404,
      'test-unknown-address',
    )
    assert.equal((await api.house.store.db.selectFrom('postbox').select('message').execute()).length, 1)
  })
})
