import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Card, defaultStrengths, type ModelName, readModel, type Step, servingDefaults } from '@candor/recommender'
import { drawn, seeded } from '../../../../recommender/src/testing/draw.ts'
import { openTrainer, type TrainingJob } from './index.ts'

const card: Card = {
  window: { from: '2026-01-01', until: '2026-06-01' },
  purposes: ['suggestions'],
  owner: 'Jo',
  people: 400,
  interactions: 4000,
  strengths: defaultStrengths,
}

function job(more: Partial<TrainingJob> = {}, name: ModelName = 'edlae', items = 60): TrainingJob {
  const people = drawn(400, items, 10, seeded(7))
  const ids = Array.from({ length: items }, (_, item) => `item ${item}`)
  return { name, parameters: servingDefaults, people, ids, card, evaluate: false, ...more }
}

test('a model comes back as bytes with its card, the same for the same people, while steps tell how far it is', async t => {
  const trainer = openTrainer()
  t.after(() => trainer.close())
  const steps: Step[] = []
  const [one, two] = await Promise.all([
    trainer.train(job(), { onStep: step => steps.push(step) }),
    trainer.train(job()),
  ])
  assert.ok(one.ok && two.ok)
  assert.deepEqual(one.value.bytes, two.value.bytes)
  const model = readModel(one.value.bytes)
  assert.ok(model.ok)
  assert.deepEqual([model.value.trained.items, model.value.card, model.value.ids[59]], [60, card, 'item 59'])
  assert.ok(steps.length > 0)
})

test('asked to, it tries the model and says beside it how well naming the popular items does', async t => {
  const trainer = openTrainer()
  t.after(() => trainer.close())
  const trained = await trainer.train(job({ evaluate: true }))
  assert.ok(trained.ok)
  const { evaluation } = trained.value.card
  assert.ok(evaluation && evaluation.users > 300)
  assert.deepEqual(Object.keys(evaluation.metrics), [
    'ndcg@10',
    'ndcg@10 of popularity',
    'recall@20',
    'recall@20 of popularity',
  ])
  for (const value of Object.values(evaluation.metrics)) assert.ok(value >= 0 && value <= 1)
})

test('what does not fit is refused by name, and the next job is trained all the same', async t => {
  const trainer = openTrainer()
  t.after(() => trainer.close())
  const large = await trainer.train(job({ parameters: { ...servingDefaults, memory: 1000 } }))
  assert.ok(!large.ok)
  assert.deepEqual([large.error.kind, large.error.path], ['model', 'items'])
  assert.match(large.error.says, /are too many: edlae of 60 items takes/)
  const wrong = await trainer.train(job({ ids: [] }))
  assert.match(wrong.ok ? '' : wrong.error.says, /0 ids for 60 items/)
  assert.ok((await trainer.train(job())).ok)
})

test('a training is stopped in the middle, and a closed trainer trains nothing', async () => {
  const trainer = openTrainer()
  const stop = new AbortController()
  const large = job({ parameters: { ...servingDefaults, head: 3000 } }, 'edlae', 3000)
  const running = trainer.train(large, { onStep: () => stop.abort(), signal: stop.signal })
  const waiting = trainer.train(job())
  const ended = await running
  assert.equal(ended.ok ? '' : ended.error.kind, 'stopped')
  assert.ok((await waiting).ok)
  const last = trainer.train(job())
  await trainer.close()
  for (const result of [await last, await trainer.train(job())])
    assert.equal(result.ok ? '' : result.error.kind, 'stopped')
})
