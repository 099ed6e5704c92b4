import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReplayLine, ReplayReport } from '@candor/contract'
import { importTestCustomers, testPolicy } from '../../../../../../test/house.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { runCampaign } from '../../../acts/delivery/index.ts'
import { beginCampaign } from '../../../acts/delivery/testing/begin.ts'
import { assertProblem, faultPaths, openTestApi, type TestApi } from '../testing/api.ts'

const since = '2026-06-01T00:00:00Z'
const people = Array.from({ length: 24 }, (_, i) => ({ key: `c${i}`, agreed: i % 2 === 0 }))
const strict = testPolicy.replace('max: 2, per: 7d', 'max: 0, per: 7d')

async function replay(api: TestApi, policy: string, more: object = {}): Promise<ReplayReport> {
  const answer = await api.call('POST', '/v1/policies/replay', { body: { policy, since, ...more } })
  assert.equal(answer.status, 200, answer.text)
  const lines = answer.text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as ReplayLine)
  const last = lines.at(-1)!
  assert.ok('report' in last, answer.text)
  return last.report
}

async function sent(api: TestApi): Promise<void> {
  await importTestCustomers(api.house, people)
  await beginCampaign(api.house, 'spring')
  await runCampaign(api.house, 'spring')
}

onEachPlace('recorded decisions asked again', place => {
  test('under the same policy come out the same for the same reasons', async t => {
    const api = await openTestApi(t, { place: await place() })
    await sent(api)
    const { replayed, decisions, changed, otherwise, sampled, policy } = await replay(api, testPolicy)
    assert.ok(replayed >= 12 && replayed === decisions)
    assert.deepEqual({ changed, otherwise, sampled }, { changed: 0, otherwise: 0, sampled: false })
    assert.equal(policy, api.house.judge.digest)
  })

  test('under a stricter policy change, with the rule, the groups and examples; small groups are hidden', async t => {
    const api = await openTestApi(t, { place: await place() })
    await sent(api)
    const before = await api.house.store.db.selectFrom('entries').select('entry').execute()
    const report = await replay(api, strict)
    assert.ok(report.changed > 0)
    assert.deepEqual([report.low, report.high], [report.share, report.share], 'all were looked at')
    const [change] = report.changes
    assert.deepEqual([change?.from, change?.to], ['permit', 'deny'])
    assert.deepEqual(change?.rules, { 'house-budget': change?.n })
    const { customer, entry, after } = change!.examples[0]!
    assert.equal(after.rule, 'house-budget')
    const why = await api.call('GET', `/v1/decisions/${customer}/${entry}`)
    assert.equal((why.json['decision'] as { verdict: { outcome: string } }).verdict.outcome, 'permit')
    for (const { groups } of report.segments)
      for (const { n, hidden } of groups) assert.ok(hidden === true ? n === 0 : n >= 10)
    assert.equal((await api.house.store.db.selectFrom('entries').select('entry').execute()).length, before.length)
  })

  test('a faulty policy, an impossible time and a key that may not see customers are refused', async t => {
    const api = await openTestApi(t, { place: await place() })
    const ask = (body: object, key?: string) =>
      api.call('POST', '/v1/policies/replay', { body, ...(key === undefined ? {} : { key }) })
    const faulty = await ask({ policy: testPolicy.replace('basis: consent', 'basis: consnet'), since })
    assertProblem(faulty, 422, 'policy-invalid')
    assert.ok(faultPaths(faulty).some(path => path.endsWith('basis')))
    assertProblem(await ask({ policy: testPolicy, since: '2026-02-30T00:00:00Z' }), 422, 'invalid-request')
    assertProblem(await ask({ policy: testPolicy, since }, await api.key('collect')), 403, 'key-scope')
  })
})
