import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WhatIf, WhatIfLine } from '@candor/contract'
import { importTestCustomers, testCampaign, testPolicy } from '../../../../../../test/house.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { createCampaign, parseCampaign, planCampaign } from '../../../acts/campaigns/index.ts'
import { assertProblem, faultPaths, openTestApi, type TestApi } from '../testing/api.ts'

const people = Array.from({ length: 24 }, (_, i) => ({ key: `c${i}`, agreed: i % 2 === 0 }))
const path = '/v1/campaigns/spring/what-if'

async function withCampaign(api: TestApi) {
  await importTestCustomers(api.house, people)
  const parsed = parseCampaign(testCampaign('spring'), api.house.judge.policy)
  assert.ok(parsed.ok)
  await createCampaign(api.house, parsed.value, 'jo')
  return parsed.value
}

async function asked(api: TestApi, body: object): Promise<WhatIf> {
  const answer = await api.call('POST', path, { body: body as never })
  assert.equal(answer.status, 200, answer.text)
  const lines = answer.text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as WhatIfLine)
  const last = lines.at(-1)!
  assert.ok('result' in last, answer.text)
  const points = last.result.now.points.length + (last.result.other?.points.length ?? 0)
  assert.deepEqual(lines.at(-2), { progress: { done: points, total: points } })
  return last.result
}

onEachPlace('What if', place => {
  test('over a day each point is the plan of that instant; nothing is recorded', async t => {
    const api = await openTestApi(t, { place: await place() })
    const definition = await withCampaign(api)
    const entries = async () => (await api.house.store.db.selectFrom('entries').select('entry').execute()).length
    const before = await entries()
    const { now, other, lacks } = await asked(api, {
      from: '2026-06-03T00:00:00+02:00',
      until: '2026-06-04T00:00:00+02:00',
      step_minutes: 240,
    })
    assert.equal(other, undefined)
    assert.deepEqual(lacks, [])
    assert.equal(now.points.length, 7)
    for (const { at, planned, sent, withheld } of now.points) {
      const plan = await planCampaign(api.house, api.house.judge, definition, Date.parse(String(at)) || Number(at))
      assert.deepEqual([planned, sent, withheld], [plan.planned, plan.sent, plan.withheld])
    }
    // Quiet hours are from nine in the evening to eight.
    assert.deepEqual(
      now.points.map(point => point.sent),
      [0, 0, 12, 12, 12, 12, 0],
    )
    assert.equal(await entries(), before)
  })

  test('beside another policy, over budgets, by rule and group, and with what it asks for and nobody keeps', async t => {
    const api = await openTestApi(t, { place: await place() })
    await withCampaign(api)
    const policy = `${testPolicy.replace('max: 2, per: 7d', 'max: 0, per: 7d').replace('data:\n', '  more:\n    text: Something else.\n    basis: consent\n    class: marketing\n    retention: 24 months\ndata:\n')}`
    const { now, other, lacks } = await asked(api, { policy })
    assert.deepEqual([now.points[0]?.sent, other?.points[0]?.sent], [12, 0])
    assert.equal(other?.reasons['house-budget'], 12)
    assert.equal(now.policy, api.house.judge.digest)
    assert.notEqual(other?.policy, now.policy)
    assert.deepEqual(lacks, ['the purpose more'])
    assert.equal(now.groups[0]?.attribute, 'plan')
    const over = await asked(api, {
      budgets: [
        { max: 0, hours: 24 },
        { max: 1, hours: 24 },
      ],
    })
    assert.deepEqual(
      over.now.points.map(point => [point.budget?.max, point.sent]),
      [
        [0, 0],
        [1, 12],
      ],
    )
  })

  test('what cannot be asked is refused with the reason', async t => {
    const api = await openTestApi(t, { place: await place() })
    await withCampaign(api)
    assertProblem(await api.call('POST', '/v1/campaigns/none/what-if', { body: {} }), 404, 'campaign-unknown')
    const tooMany = await api.call('POST', path, {
      body: { from: '2026-06-03T00:00:00Z', until: '2026-07-03T00:00:00Z' },
    })
    assertProblem(tooMany, 422, 'invalid-request')
    assert.deepEqual(faultPaths(tooMany), ['step_minutes'])
    assertProblem(
      await api.call('POST', path, { body: { from: '2026-06-03T00:00:00Z', until: '2026-06-02T00:00:00Z' } }),
      422,
      'invalid-request',
    )
    assertProblem(await api.call('POST', path, { body: { policy: 'purposes: 7' } }), 422, 'policy-invalid')
  })
})
