import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importTestCustomers, openTestHouse, testPolicy } from '../../../../test/house.ts'
import { candor, folder } from '../testing/candor.ts'

test('a copy and the consents of a customer become files of the owner alone, and what is refused of consents is named', async () => {
  const data = folder()
  const house = await openTestHouse({ data, place: { sqlite: join(data, 'candor.db') } })
  const [ada = ''] = await importTestCustomers(house, [{ key: 'ada', agreed: true }])
  await house.leave()
  writeFileSync(join(data, 'policy.yaml'), testPolicy)
  const out = join(data, 'copy.json')
  const done = await candor(['customer', 'export', ada, '--out', out, '--data', data])
  assert.equal(done.code, 0, done.err)
  assert.equal(statSync(out).mode & 0o777, 0o600)
  const copy = JSON.parse(readFileSync(out, 'utf8')) as { complete: boolean; counts: { choices: number } }
  assert.deepEqual([copy.complete, copy.counts.choices], [true, 1])
  assert.ok(readdirSync(data).every(name => !name.endsWith('.part')))

  const records = join(data, 'consents.jsonld')
  assert.equal((await candor(['customer', 'consents', ada, '--out', records, '--data', data])).code, 0)
  const text = readFileSync(records, 'utf8').replaceAll('dpv:hasPurpose', 'dpv:hasPorpoise')
  writeFileSync(records, text)
  const refused = await candor(['import', 'consents', records, '--data', data])
  assert.match(refused.out, /1 refused/)
  assert.match(readFileSync(`${records}.rejects.jsonld`, 'utf8'), /hasPorpoise.{0,4} is no term that is read here/)
})
