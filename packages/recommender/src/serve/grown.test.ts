import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smallShop } from '../testing/shop.ts'
import { grown } from './grown.ts'
import { createRecommender } from './recommender.ts'

test('a model in a catalogue that has grown scores the old items as before, and can show the new ones', () => {
  const { model, catalogue } = smallShop('edlae', 30)
  const items = 125
  const more = (values: Uint8Array, value: number) =>
    Uint8Array.from({ length: items }, (_, item) => values[item] ?? value)
  const bare = { items: 120, available: catalogue.available, sensitive: catalogue.sensitive }
  const wider = { items, available: more(catalogue.available, 1), sensitive: more(catalogue.sensitive, 0) }
  const [before, after] = [createRecommender(model, bare), createRecommender(grown(model, items), wider)]
  const ask = { level: 'full', person: { history: [1, 2, 4] }, limit: 10 } as const
  assert.deepEqual(after.recommend(ask), before.recommend(ask))
  const fresh = { ...ask, person: { history: [121] }, limit: items }
  assert.ok(after.recommend(fresh).some(({ item }) => item === 124))
  assert.deepEqual(after.explain(ask, 124).contributions, [])
})

test('fewer items than the model knows, and dense weights, are thrown back', () => {
  assert.throws(() => grown(smallShop('popularity').model, 119), /119 items/)
  assert.throws(() => grown(smallShop('edlae').model, 121), /dense/)
  assert.equal(grown(smallShop('popularity').model, 121).popularity.length, 121)
})
