import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { hour } from '@candor/terms'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { newestOfferModel } from '../../../acts/offers/index.ts'
import { openBranch, openTaughtBranch, savingPolicy } from '../../../acts/offers/testing/branch.ts'
import { offerTrainingTurns } from '../../jobs/training.ts'
import { assertProblem, faultPaths, openTestApi, type TestApi } from '../testing/api.ts'

const path = '/v1/offers/savings-offer'

type Said = {
  decision: string
  offered: boolean
  mode: string
  probability: number | null
  propensity: number
  prior: number | null
  terms: { field: string; contribution: number }[]
  model: string | null
  why: string
}

const openApi = (t: TestContext, options: Parameters<typeof openTestApi>[1] = {}) =>
  openTestApi(t, { policy: savingPolicy, ...options })

async function ask(api: TestApi, customer: unknown): Promise<Said> {
  const answer = await api.call('POST', path, { body: { customer } })
  assert.equal(answer.status, 200, answer.text)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  return answer.json as unknown as Said
}

onEachPlace('POST /v1/offers/:name', place => {
  test('trains, decides with reasons that sum to the score, and says what became of it', async t => {
    const api = await openApi(t, { place: await place() })
    const branch = await openTaughtBranch({ house: api.house })
    const trained = await api.call('POST', `${path}/train`, { body: {} })
    assert.equal(trained.status, 200, trained.text)
    assert.deepEqual([trained.json['offers'], trained.json['people'], trained.json['forbade']], [220, 220, 0])
    const { items } = (await api.call('GET', `${path}/models`)).json as { items: unknown[] }
    assert.deepEqual(items, [trained.json])
    await branch.savers([{ key: 'rich', balance: 900 }], 'full')
    const said = await ask(api, { id: 'rich' })
    if (said.probability !== null) {
      const logOdds = said.terms.reduce((sum, { contribution }) => sum + contribution, said.prior!)
      assert.ok(Math.abs(1 / (1 + Math.exp(-logOdds)) - said.probability) <= 1e-9)
      assert.equal(said.model, trained.json['model'])
      assert.deepEqual(Object.keys(said.terms[0]!), ['field', 'contribution'])
    } else assert.deepEqual([said.mode, said.terms, said.model], ['holdout', [], null])
    assert.match(said.why, /^http:\/\/127\.0\.0\.1:8080\/offers\/v1\..*\/[a-z0-9]{26}$/)
    const [customer] = await branch.savers([{ key: 'rich' }])
    const why = await api.call('GET', `/v1/decisions/${customer}/${said.decision}`)
    assert.equal(why.status, 200, why.text)
    const results = await api.call('GET', `${path}/results`)
    assert.equal(results.status, 200, results.text)
    const [holdout] = results.json['modes'] as {
      mode: string
      offered: { n: number; rate: number; interval: object }
    }[]
    assert.deepEqual([holdout?.mode, holdout?.offered.n, results.json['benefit']], ['holdout', 220, null])
    const twice = await Promise.all([ask(api, { id: 'rich' }), ask(api, customer)])
    assert.notEqual(twice[0].decision, twice[1].decision)
  })
})

test('who does not permit it is decided about by lot, with nothing told of a score', async t => {
  const api = await openApi(t)
  const branch = await openBranch({ house: api.house })
  await branch.saver('silent')
  const said = await ask(api, { id: 'silent' })
  assert.deepEqual(
    [said.mode, said.propensity, said.probability, said.prior, said.terms],
    ['lot', 0.25, null, null, []],
  )
})

test('what is not known, and what is too little to learn from, is refused by name', async t => {
  const api = await openApi(t)
  const branch = await openBranch({ house: api.house })
  await branch.saver('amina')
  const body = { customer: { id: 'amina' } }
  assertProblem(await api.call('POST', '/v1/offers/other-offer', { body }), 404, 'algorithm-unknown')
  assertProblem(await api.call('POST', path, { body: { customer: { id: 'ben' } } }), 404, 'customer-unknown')
  assertProblem(await api.call('POST', path, { body: { customer: 'a'.repeat(20) } }), 404, 'customer-unknown')
  const few = await api.call('POST', `${path}/train`, { body: {} })
  assertProblem(few, 409, 'offers-too-few')
  assert.match(few.text, /0 people of 200, 0 successes of 20/)
  for (const end of ['models', 'results'])
    assertProblem(await api.call('GET', `/v1/offers/other-offer/${end}`), 404, 'algorithm-unknown')
  assert.deepEqual(faultPaths(await api.call('POST', path, { body: { customer: 'amina' } })).length > 0, true)
  assert.deepEqual((await api.call('GET', `${path}/results`)).json, { modes: [], benefit: null })
})

test('the first model is trained as soon as there is enough, later ones at night', async t => {
  const branch = await openTaughtBranch()
  t.after(() => branch.house.close())
  const { house } = branch
  const { turn } = offerTrainingTurns(house)
  await turn()
  const first = await newestOfferModel(house.store, 'savings-offer')
  assert.ok(first)
  house.clock.advance(5 * hour)
  await turn()
  assert.deepEqual(await newestOfferModel(house.store, 'savings-offer'), first)
  // 17:00 in Berlin, and then 03:00.
  house.clock.advance(10 * hour)
  await turn()
  assert.notDeepEqual(await newestOfferModel(house.store, 'savings-offer'), first)
})
