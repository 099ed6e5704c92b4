import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importTestCustomers, openTestHouse, testPolicy } from '../../../../test/house.ts'
import { mergeCustomers } from '../../../server/src/acts/collection/identity/index.ts'
import { candor, folder } from '../testing/candor.ts'

test('customer merges tells why, customer unmerge takes it back, and a second time it says so', async () => {
  const data = folder()
  const house = await openTestHouse({ data, place: { sqlite: join(data, 'candor.db') } })
  const [ada = '', ben = ''] = await importTestCustomers(house, [{ key: 'ada' }, { key: 'ben' }])
  const why = { by: 'sign-in', handles: ['id', 'anonymous'], source: 'web' } as const
  assert.ok((await mergeCustomers(house, ada, ben, why)).ok)
  await house.leave()
  writeFileSync(join(data, 'policy.yaml'), testPolicy)

  const told = await candor(['customer', 'merges', ben, '--data', data])
  assert.equal(told.code, 0, told.err)
  assert.match(told.out, new RegExp(`Customer ${ada}`))
  assert.match(told.out, /Somebody signed in, by the source web, on a device that nobody had signed in on before\./)
  const listed = (await candor(['customer', 'merges', ada, '--data', data, '--json'])).json() as {
    items: { merge: string }[]
  }
  const args = ['customer', 'unmerge', ada, listed.items[0]!.merge, '--data', data]
  const undone = await candor(args)
  assert.match(undone.out, new RegExp(`${ada} and ${ben} are two customers again\\.`))
  const again = await candor(args)
  assert.equal(again.code, 1)
  assert.match(again.err, /taken back before/)
})

test('customer erase shows what would go, erases, and audit erasure finds nothing after, and what was planted', async () => {
  const data = folder()
  const house = await openTestHouse({ data, place: { sqlite: join(data, 'candor.db') } })
  const [ada = ''] = await importTestCustomers(house, [{ key: 'ada-lovelace', name: 'Ada Lovelace' }])
  await house.leave()
  writeFileSync(join(data, 'policy.yaml'), testPolicy)
  const [words, where] = [join(folder(), 'canaries.txt'), ['--data', data]]

  const saved = await candor(['audit', 'erasure', ada, '--save', words, ...where])
  assert.equal(saved.code, 0, saved.err)
  const foreseen = await candor(['customer', 'erase', ada, '--dry-run', ...where])
  assert.match(foreseen.out, /1 {2}profiles[\s\S]*Nothing was changed/)
  assert.equal((await candor(['audit', 'erasure', ada, ...where])).code, 1)
  const asked = ['rights', 'open', ada, '--right', 'erasure', '--said', 'Ada Lovelace wants out', '--json', ...where]
  assert.equal((await candor(asked)).code, 0)
  const erased = await candor(['customer', 'erase', ada, '--json', ...where])
  assert.equal(erased.code, 0, erased.err)
  const { erasure, state } = erased.json() as { erasure: string; state: string }
  assert.equal(state, 'done')
  assert.match((await candor(['customer', 'erasure', erasure, ...where])).out, /Stays: 1 × A keyed fingerprint/)
  // At once, while processes may still remember a key: what is left is where the docs say so.
  const looked = await candor(['audit', 'erasure', '--words', words, ...where])
  assert.deepEqual([looked.code, looked.err], [0, ''])
  assert.match(looked.out, /documented {2}candor\.db[\s\S]*: no trace/)
  assert.doesNotMatch(looked.out, /FOUND/)
  writeFileSync(join(data, 'left.csv'), 'Ada Lovelace')
  const planted = await candor(['audit', 'erasure', '--words', words, ...where])
  assert.equal(planted.code, 1)
  assert.match(planted.out, /FOUND {7}left\.csv/)
})
