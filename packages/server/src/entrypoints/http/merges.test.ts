import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { mergeCustomers } from '../../acts/collection/identity/index.ts'
import { assertProblem, openTestApi } from './testing/api.ts'

const no = { said: [{ kind: 'withdrawal', purpose: 'offers', channel: 'email' }] }
const why = { by: 'alias', handles: ['id', 'id'], source: 'backend' } as const
type Told = { merge: string; explanation: string; renewed: object[]; undone_at: number | null }

onEachPlace('Merges over HTTP', place => {
  test('a merge is told in a sentence and taken back once; a merged name leads to who stands for it', async t => {
    const api = await openTestApi(t, { place: await place() })
    const get = (path: string) => api.call('GET', path)
    const [ada = '', ben = ''] = await importTestCustomers(api.house, [
      { key: 'ada', agreed: true, plan: 'gold' },
      { key: 'ben' },
    ])
    const refused = await api.call('POST', `/v1/customers/${ben}/choices`, { body: no })
    assert.equal(refused.status, 201)
    // The yes is newer than the no, and does not beat it.
    api.house.clock.advance(1_000)
    const evidence = { text: 'Yes', version: '1', surface: 'web', locale: 'en', at: '2026-06-03T10:00:01Z' }
    const yes = { kind: 'consent', purpose: 'offers', channel: 'email', type: 'express', evidence }
    assert.equal((await api.call('POST', `/v1/customers/${ada}/choices`, { body: { said: [yes] } })).status, 201)
    assert.ok((await mergeCustomers(api.house, ada, ben, why)).ok)

    const told = await get(`/v1/customers/${ben}/merges`)
    assert.equal(told.json['customer'], ada)
    const [{ merge, explanation, renewed, undone_at }] = told.json['items'] as [Told]
    assert.deepEqual([renewed, undone_at], [[{ purpose: 'offers', channel: 'email' }], null])
    assert.match(explanation, /^The source backend said that two userIds name the same person/)
    assert.match(explanation, /not done to either: offers by email\.$/)
    const asked = await get(`/v1/customers/${ben}`)
    assert.equal(asked.json['customer'], ada)

    // What was recorded of one half is found under the name of the other.
    const timeline = (await get(`/v1/customers/${ada}/timeline`)).json['items'] as { kind: string; entry: string }[]
    const kinds = timeline.map(moment => moment.kind).sort()
    assert.deepEqual(kinds, ['choice', 'choice', 'import', 'import', 'merge'])
    for (const { entry } of timeline) assertProblem(await get(`/v1/decisions/${ada}/${entry}`), 409, 'not-a-decision')

    const undo = `/v1/customers/${ada}/merges/${merge}/undo`
    assert.equal((await api.call('POST', undo, { key: await api.key('read') })).status, 403)
    const undone = await api.call('POST', undo)
    assert.deepEqual(undone.json, { customer: ada, other: ben })
    assertProblem(await api.call('POST', undo), 409, 'merge-undone')
    assertProblem(await api.call('POST', `/v1/customers/${ada}/merges/nothing/undo`), 404, 'merge-unknown')
    assertProblem(await get(`/v1/customers/${'x'.repeat(20)}/merges`), 404, 'customer-unknown')
    assert.equal((await get(`/v1/customers/${ben}`)).json['customer'], ben)
    const [again] = (await get(`/v1/customers/${ada}/merges`)).json['items'] as [Told]
    assert.match(again.explanation, /they are two customers again\.$/)
  })
})
