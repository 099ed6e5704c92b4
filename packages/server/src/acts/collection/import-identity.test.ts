import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { wholeProfile } from '../../customers/profiles/index.ts'
import { readState } from '../../customers/state/index.ts'
import { checkStates } from '../../decisions/index.ts'
import { mergeCustomers } from './identity/index.ts'
import { arrives, web } from './identity/testing/people.ts'
import { importFile } from './testing/import-file.ts'

const head = 'id,source,collected_at,name,email,plan,agreed,zone\n'
const row = (key: string, plan = '', email = `${key}@mail.example`, agreed = '') =>
  `${key},shop,2026-03-02T10:00:00Z,,${email},${plan},${agreed},Europe/Berlin\n`
const file = (...keys: string[]) => head + keys.map(key => row(key)).join('')
const why = { by: 'alias', handles: ['id', 'id'], source: 'backend' } as const

onEachPlace('an import and who is who', place => {
  const open = async (t: { after(done: () => Promise<void>): void }) => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    return house
  }

  test('two imports that bring the same new keys at the same instant make one customer of each', async t => {
    const house = await open(t)
    const keys = Array.from({ length: 12 }, (_, i) => `k${i}`)
    const reports = await Promise.all(
      ['one', 'two', 'three'].map(digest => importFile(house, file(...keys), { digest })),
    )
    const profiles = await house.store.db.selectFrom('profiles').select('customer').execute()
    assert.equal(profiles.length, keys.length)
    const imported = reports.reduce((sum, report) => sum + report.imported, 0)
    assert.equal(imported, keys.length)
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
  })

  test('a key that a client signed in with before belongs to that customer, and the other way round', async t => {
    const house = await open(t)
    const early = await arrives(house, web, { userId: 'early' })
    await importFile(house, file('early', 'late'))
    assert.equal((await wholeProfile(house, early))?.sealed['email'], 'early@mail.example')
    const late = await arrives(house, web, { userId: 'late', anonymousId: 'phone' })
    assert.equal((await wholeProfile(house, late))?.sealed['email'], 'late@mail.example')
    assert.equal((await house.store.db.selectFrom('profiles').select('customer').execute()).length, 2)
  })

  test('a row about either name of a merged customer reaches who stands for both; gaps are filled, and each keeps its own', async t => {
    const house = await open(t)
    await importFile(house, head + row('ada', '', '') + row('ben', 'gold', 'ben@mail.example', 'yes'))
    const [ada, ben] = [await arrives(house, web, { userId: 'ada' }), await arrives(house, web, { userId: 'ben' })]
    assert.ok((await mergeCustomers(house, ada, ben, why)).ok)
    const whole = await wholeProfile(house, ada)
    assert.deepEqual([whole?.attributes['plan'], whole?.sealed['email']], ['gold', 'ben@mail.example'])
    await importFile(house, head + row('ben', 'silver', ''), { digest: 'later' })
    assert.equal((await wholeProfile(house, ada))?.attributes['plan'], 'silver')
    assert.equal((await wholeProfile(house, ben))?.attributes['plan'], 'gold', 'the half keeps what it had')
    assert.equal((await readState(house.store, house.judge.layout, ada))?.state.knows('email'), true)
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
  })
})
