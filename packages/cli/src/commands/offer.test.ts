import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { candor, folder, project } from '../testing/candor.ts'

test('without offers there is nothing to learn and nothing to tell, and both say so', async () => {
  const data = folder()
  writeFileSync(join(data, 'policy.yaml'), readFileSync(join(project, 'examples/bank/policy.yaml')))
  const trained = await candor(['offer', 'train', 'savings-offer', '--data', data])
  assert.equal(trained.code, 1)
  assert.match(trained.err, /0 people of 200, 0 successes of 20/)
  const results = await candor(['offer', 'results', 'savings-offer', '--data', data])
  assert.equal(results.code, 0, results.err)
  assert.match(results.out, /No offer is old enough yet/)
  assert.match(results.out, /cannot be told yet/)
  const json = await candor(['offer', 'results', 'savings-offer', '--data', data, '--json'])
  assert.deepEqual(json.json(), { modes: [], benefit: null })
  const unknown = await candor(['offer', 'train', 'other-offer', '--data', data])
  assert.match(unknown.err, /There is no such algorithm/)
})
