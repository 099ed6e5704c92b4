import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { importTestCustomers, noon } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { confirmTold, forgetTold, say, untell } from '../../acts/choices/index.ts'
import { mergeCustomers, unmerge } from '../../acts/collection/identity/index.ts'
import { endRule } from '../../answers/retention/testing/end-rule.ts'
import { exportOf as recordOf } from '../../record/index.ts'
import { choicesOf } from '../consent/index.ts'
import { mergesAmong } from '../identity/index.ts'
import { erase, expire, exportOf, groupsOf } from './index.ts'
import { openVaultHouse, rowsInVault, tells, toldNow, yesToAnswers } from './testing/telling.ts'

const reader = { by: 'staff:jo', about: 'the audit of an algorithm' }
const shown = { by: 'sign-in', handles: ['id'], source: 'web' } as const

onEachPlace('the vault', place => {
  const open = async (t: { after(done: () => Promise<void>): void }, ...keys: string[]) => {
    const house = await openVaultHouse({ place: await place() })
    t.after(() => house.close())
    return {
      house,
      people: await importTestCustomers(
        house,
        keys.map(key => ({ key })),
      ),
    }
  }

  test('what is told is known to audits while the yes holds, and each reading is on record', async t => {
    const { house, people } = await open(t, 'ada', 'ben', 'cem')
    const [ada = '', ben = '', cem = ''] = people
    await tells(house, ada, { gender: 'woman', disability: 'no' })
    await tells(house, ben, { gender: 'man' })
    const ask = [cem, ben, 'c-nobody', ada, ada]
    assert.deepEqual(await groupsOf(house, house.judge, ask, 'gender', reader), [
      undefined,
      'man',
      undefined,
      'woman',
      'woman',
    ])
    assert.deepEqual(await groupsOf(house, house.judge, [ada, ben], 'disability', reader), ['no', undefined])
    const { entries } = (await recordOf(house, 'brand')) as { entries: { kind: string; body: unknown }[] }
    assert.deepEqual(
      entries.map(({ kind, body }) => ({ kind, body })),
      [
        { attribute: 'gender', asked: 5, known: 3 },
        { attribute: 'disability', asked: 2, known: 1 },
      ].map(read => ({ kind: 'vault', body: { verb: 'read', ...read, ...reader } })),
    )
    assert.deepEqual(await groupsOf(house, house.judge, [ada], 'plan', reader), [undefined])
    assert.deepEqual(await groupsOf(house, house.judge, [], 'gender', reader), [])
    assert.deepEqual(await groupsOf(house, house.judge, [ada], 'constructor', reader), [undefined])
  })

  test('a later word replaces, null takes away, and what is no answer of the policy is not kept', async t => {
    const { house, people } = await open(t, 'ada')
    const [ada = ''] = people
    await tells(house, ada, { gender: 'woman', disability: 'no' })
    await tells(house, ada, { gender: 'another', disability: null })
    assert.deepEqual(await toldNow(house, ada), { gender: 'another' })
    await tells(house, ada, { gender: 'dragon', plan: 'basic', constructor: 'x' })
    assert.equal(await toldNow(house, ada), undefined)
    assert.equal(await rowsInVault(house), 0)
  })

  test('to say less needs no code, and with the last answer the yes goes', async t => {
    const { house, people } = await open(t, 'ada')
    const [ada = ''] = people
    await tells(house, ada, { gender: 'woman', disability: 'no' })
    assert.deepEqual(await untell(house, ada, ['disability']), { ok: true, value: 'less' })
    assert.deepEqual(await toldNow(house, ada), { gender: 'woman' })
    assert.deepEqual(await untell(house, ada, ['gender']), { ok: true, value: 'nothing' })
    assert.equal(await rowsInVault(house), 0)
    assert.equal((await choicesOf(house, ada)).at(-1)?.said.kind, 'withdrawal')
  })

  test('without a yes nothing is kept, and a wrong code keeps nothing', async t => {
    const { house, people } = await open(t, 'ada')
    const [ada = ''] = people
    assert.equal(
      (await confirmTold(house, { customer: ada, challenge: 'none' }, '000000', { gender: 'woman' })).ok,
      false,
    )
    assert.equal(await rowsInVault(house), 0)
  })

  test('rows beside all other tables lead to nobody', async t => {
    const { house, people } = await open(t, 'ada', 'ben')
    for (const [n, customer] of people.entries()) {
      house.clock.advance(60_000 * (n + 1))
      await tells(house, customer, { gender: 'woman' })
    }
    const rows = await house.store.db.selectFrom('fairness_answers').selectAll().execute()
    assert.equal(rows.length, 2)
    const elsewhere = new Set<string>()
    for (const { name } of await house.store.db.introspection.getTables()) {
      if (name === 'fairness_answers') continue
      for (const row of await house.store.db
        .selectFrom(name as 'profiles')
        .selectAll()
        .execute())
        for (const value of Object.values(row))
          elsewhere.add(value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value))
    }
    const all = [...elsewhere].join('\n')
    for (const { pseudonym, sealed, wrapped, given_at } of rows) {
      assert.ok(!all.includes(pseudonym) && !all.includes(Buffer.from(pseudonym, 'base64url').toString('base64')))
      assert.ok(!elsewhere.has(Buffer.from(wrapped).toString('base64')))
      assert.ok(!Buffer.from(sealed).includes('woman'))
      assert.ok(people.every(customer => !pseudonym.includes(customer)))
      // The instant stands with the choice; here the day alone.
      assert.equal(Number(given_at) % day, 0)
    }
    assert.equal(new Set(rows.map(({ given_at }) => Number(given_at))).size, 1)
  })

  test('of two halves the newest word holds, each keeps its own, and a withdrawal takes both', async t => {
    const { house, people } = await open(t, 'ada', 'bea')
    const [ada = '', bea = ''] = people
    await tells(house, ada, { gender: 'woman', disability: 'no' })
    house.clock.advance(1_000)
    await tells(house, bea, { gender: 'another' })
    house.clock.advance(1_000)
    assert.ok((await mergeCustomers(house, ada, bea, shown)).ok)
    assert.deepEqual(await toldNow(house, ada), { gender: 'another' })
    assert.deepEqual(await groupsOf(house, house.judge, [ada, bea], 'gender', reader), ['another', 'another'])
    assert.deepEqual(await groupsOf(house, house.judge, [ada, bea], 'disability', reader), [undefined, undefined])
    const [merge] = await mergesAmong(house, [ada])
    house.clock.advance(1_000)
    assert.ok((await unmerge(house, ada, merge?.merge ?? '', 'staff:jo')).ok)
    assert.deepEqual(await groupsOf(house, house.judge, [ada, bea], 'gender', reader), ['woman', 'another'])
    house.clock.advance(1_000)
    assert.ok((await mergeCustomers(house, bea, ada, shown)).ok)
    assert.equal(await rowsInVault(house), 2)
    assert.ok((await forgetTold(house, ada)).ok)
    assert.equal(await rowsInVault(house), 0)
  })

  test('what was told after a merge stays with who stands for both, and not without their own yes', async t => {
    const { house, people } = await open(t, 'ada', 'bea')
    const [ada = '', bea = ''] = people
    await tells(house, bea, { gender: 'woman' })
    house.clock.advance(1_000)
    assert.ok((await mergeCustomers(house, ada, bea, shown)).ok)
    house.clock.advance(1_000)
    await untell(house, ada, [])
    assert.equal(await rowsInVault(house), 1)
    assert.deepEqual(await toldNow(house, ada), { gender: 'woman' })
    const [merge] = await mergesAmong(house, [ada])
    assert.ok((await unmerge(house, ada, merge?.merge ?? '', 'staff:jo')).ok)
    assert.deepEqual([await toldNow(house, ada), await toldNow(house, bea)], [undefined, undefined])
    assert.equal(await rowsInVault(house), 0)
  })

  test('an export opens it, erasure and time take it away', async t => {
    const { house, people } = await open(t, 'ada', 'ben')
    const [ada = '', ben = ''] = people
    await tells(house, ada, { gender: 'woman' })
    await tells(house, ben, { disability: 'yes' })
    assert.deepEqual(await exportOf(house, ada), { purpose: 'answers', at: noon, answers: { gender: 'woman' } })
    assert.ok((await house.store.commit({ expect: [], writes: erase(house, ada) })).done)
    assert.equal(await exportOf(house, ada), null)
    assert.equal(await rowsInVault(house), 1)
    assert.deepEqual(await expire(house, noon - day, 10), [])
    const writes = await expire(house, noon + day, 10)
    assert.equal(writes.length, 1)
    assert.ok((await house.store.commit({ expect: [], writes })).done)
    assert.equal(await rowsInVault(house), 0)
  })

  test('what was told is kept as long as its purpose says, and not at all once nobody is asked', async t => {
    const { house, people } = await open(t, 'ada')
    const [ada = ''] = people
    await tells(house, ada, { gender: 'woman' })
    assert.equal(await endRule(house, 'vault'), 0)
    assert.equal(await rowsInVault(house), 1)
    house.clock.advance(729 * day)
    await endRule(house, 'vault')
    assert.equal(await rowsInVault(house), 1)
    house.clock.advance(3 * day)
    await endRule(house, 'vault')
    assert.equal(await rowsInVault(house), 0)
    await tells(house, ada, { gender: 'woman' })
    const { vault: _, ...policy } = house.judge.policy
    await endRule({ ...house, judge: { ...house.judge, policy } }, 'vault')
    assert.equal(await rowsInVault(house), 0)
  })

  test('a yes that comes back does not bring back what was told', async t => {
    const { house, people } = await open(t, 'ada')
    const [ada = ''] = people
    await tells(house, ada, { gender: 'woman' })
    house.clock.advance(1_000)
    assert.ok((await forgetTold(house, ada)).ok)
    house.clock.advance(1_000)
    assert.ok((await say(house, ada, [yesToAnswers], 'preferences')).ok)
    assert.equal(await toldNow(house, ada), undefined)
    assert.deepEqual(await groupsOf(house, house.judge, [ada], 'gender', reader), [undefined])
  })
})
