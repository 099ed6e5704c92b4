import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { candor, folder, project } from '../testing/candor.ts'

const train = (data: string, ...more: string[]) => candor(['recommend', 'train', '--data', data, ...more])

test('a model is trained in the house itself, and says what it was made of', async () => {
  const data = folder()
  const policy = join(data, 'policy.yaml')
  writeFileSync(policy, readFileSync(join(project, 'examples/bank/policy.yaml')))
  const empty = await train(data)
  assert.equal(empty.code, 1)
  assert.match(empty.err, /The catalogue has no item/)
  const imported = await candor(['import', 'items', join(project, 'examples/bank/items.csv'), '--data', data])
  assert.equal(imported.code, 0, imported.err)
  const trained = await train(data)
  assert.equal(trained.code, 0, trained.err)
  assert.match(trained.out, /^Trained edlae for suggestions in [\d.]+ seconds: [\d.]+ MiB\.$/m)
  assert.match(trained.out, /^From 0 interactions of 0 people with \d+ items\.$/m)
  assert.match(trained.out, /^People count who agreed to it and chose the level \*full\*; nobody else does\.$/m)
  assert.match(trained.out, /^No reason rests on fewer than 5 people\.$/m)
  assert.match(trained.out, /^SHA-256 +[0-9a-f]{64}$/m)
  const { people, floor, retired_at } = (await train(data, '--json')).json() as Record<string, unknown>
  assert.deepEqual([people, floor, retired_at], [0, 5, null])
  writeFileSync(policy, readFileSync(policy, 'utf8').replace(/^recommendations:\n(?: .*\n)+/m, ''))
  const off = await train(data)
  assert.match(off.err, /Nothing is recommended here/)
})
