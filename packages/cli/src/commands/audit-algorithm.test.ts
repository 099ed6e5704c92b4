import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { candor, folder, project } from '../testing/candor.ts'

test('the house is audited by what people told, and says what it cannot count', async () => {
  const data = folder()
  writeFileSync(join(data, 'policy.yaml'), readFileSync(join(project, 'examples/bank/policy.yaml')))
  const audit = (...more: string[]) => candor(['audit', 'algorithm', ...more, '--data', data])
  const nobody = await audit('savings-offer', '--by', 'gender,age')
  assert.equal(nobody.code, 0, nobody.err)
  assert.match(nobody.out, /^savings-offer, \d{4}-\d\d-\d\d until \d{4}-\d\d-\d\d: 0 people, one decision each/m)
  assert.match(nobody.out, /^gender \(told for audits alone\)$/m)
  assert.match(nobody.out, /^ {2}gender: cannot tell\.$/m)
  const noisy = (await audit('savings-offer', '--by', 'gender', '--noise', '1', '--json')).json() as {
    noise: number
    by: { attribute: string; source: string; verdict: null }[]
  }
  assert.equal(noisy.noise, 1)
  assert.deepEqual(
    noisy.by.map(({ attribute, source, verdict }) => [attribute, source, verdict]),
    [['gender', 'vault', null]],
  )
  const refused = await audit('savings-offer', '--by', 'balance', '--days', '7')
  assert.equal(refused.code, 1)
  assert.match(refused.err, /"balance" has no groups to compare/)
  assert.match(refused.err, /is one of 30, 90, 365/)
  assert.equal((await audit('no-such-offer', '--by', 'gender')).code, 1)
  assert.equal((await audit('savings-offer')).code, 2)
})
