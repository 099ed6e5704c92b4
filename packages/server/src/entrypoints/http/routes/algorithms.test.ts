import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { addShown } from '../../../acts/personalization/index.ts'
import { bookPolicy, openBookShop } from '../../../acts/personalization/testing/shop.ts'
import type { StoreConfig } from '../../../adapters/store/index.ts'
import { bankIn, bankPolicy } from '../../../answers/oversight/testing/bank.ts'
import { assertProblem, openTestApi } from '../testing/api.ts'

const savings = '/v1/algorithms/savings-offer'
const reason = 'The model was trained anew without the balance.'

async function open(t: TestContext, place: StoreConfig) {
  const api = await openTestApi(t, { place, policy: bankPolicy })
  const bank = bankIn(api.house)
  const [young, old] = [await bank.customers(120, '30'), await bank.customers(120, '70')]
  await bank.decided(...young.map((customer, i) => ({ customer, offered: i % 2 === 0 })))
  await bank.decided(...old.map((customer, i) => ({ customer, offered: i % 10 === 0 })))
  return { ...api, bank }
}

type Listed = { readonly items: Record<string, unknown>[] }

onEachPlace('the API of algorithms', place => {
  test('one is watched, its finding is read and decided once, and its interlock follows', async t => {
    const { call } = await open(t, await place())
    const before = (await call('GET', '/v1/algorithms')).json as unknown as Listed
    assert.deepEqual(
      before.items.map(({ name, kind, open_findings, decisions }) => [name, kind, open_findings, decisions]),
      [['savings-offer', 'offer', 0, {}]],
    )
    const turn = await call('POST', `${savings}/watch`, { body: {} })
    assert.equal(turn.status, 200, turn.text)
    const { opened, ...counts } = turn.json as { opened: { finding: string }[] }
    assert.deepEqual(counts, { counted: 240, judged: 240, waiting: 0 })
    const id = opened[0]!.finding
    const found = (await call('GET', `/v1/findings/${id}`)).json
    assert.deepEqual({ ...found }, { ...opened[0] })
    assert.deepEqual([found['state'], found['decision']], ['open', null])
    const shown = (await call('GET', savings)).json
    assert.equal((shown['algorithm'] as { interlock: { kind: string } }).interlock.kind, 'fallback')
    const [audit] = shown['audits'] as { groups: { group: string; verdict: string | null }[] }[]
    assert.deepEqual(
      audit?.groups.map(({ group, verdict }) => [group, verdict]),
      [
        ['under 60', null],
        ['60 and over', 'disparity'],
      ],
    )
    const decide = (body: object) => call('POST', `/v1/findings/${id}/decision`, { body })
    const faulty = await decide({ verdict: 'resume', reason: 'because' })
    assertProblem(faulty, 422, 'finding-invalid')
    assert.deepEqual((faulty.json['errors'] as { path: string }[])[0]?.path, 'reason')
    assertProblem(await decide({ verdict: 'perhaps', reason }), 422, 'invalid-request')
    const decided = await decide({ verdict: 'resume', reason })
    assert.equal(decided.status, 200, decided.text)
    assert.deepEqual([decided.json['state'], decided.json['version']], ['decided', 2])
    assertProblem(await decide({ verdict: 'stop', reason }), 409, 'finding-decided')
    const waiting = (await call('GET', '/v1/findings?state=open')).json as unknown as Listed
    assert.deepEqual(waiting.items, [])
    const all = (await call('GET', '/v1/findings?algorithm=savings-offer')).json as unknown as Listed
    assert.equal(all.items.length, 1)
  })

  test('suggestions tell who is seen how much, where the policy gives shares', async t => {
    const balance = 'balance: { by: provider, targets: { own: 0.6, partner: 0.4 } }'
    const policy = bookPolicy.replace('interests: shelves }', `interests: shelves, ${balance} }`)
    const { call, house } = await openTestApi(t, { place: await place(), policy })
    const shop = await openBookShop({ house })
    await shop.has({ item: 'emma', provider: 'own' })
    const standing = async () => (await call('GET', '/v1/algorithms/recommendations')).json['balance']
    const groups = (own: number | null, partner: number | null) => [
      { group: 'own', target: 0.6, shown: own },
      { group: 'partner', target: 0.4, shown: partner },
    ]
    assert.deepEqual(await standing(), { by: 'provider', since: null, groups: groups(null, null) })
    const asked = await call('POST', '/v1/recommendations', { body: { slot: 'home' } })
    assert.equal(asked.status, 200, asked.text)
    await addShown(house)
    assert.deepEqual(await standing(), { by: 'provider', since: house.clock.now(), groups: groups(1, 0) })
  })

  test('one is held back by hand, and what is not there is not found', async t => {
    const { call } = await open(t, await place())
    const held = await call('POST', `${savings}/interlock`, { body: { verdict: 'cap', reason, share: 0.5 } })
    assert.equal(held.status, 200, held.text)
    const { interlock } = (await call('GET', savings)).json['algorithm'] as {
      interlock: { kind: string; share: number }
    }
    assert.deepEqual([interlock.kind, interlock.share], ['cap', 0.5])
    const keep = await call('POST', `${savings}/interlock`, { body: { verdict: 'keep', reason } })
    assertProblem(keep, 422, 'invalid-request')
    for (const path of ['/v1/algorithms/other', '/v1/algorithms/recommendations'])
      assertProblem(await call('GET', path), 404, 'algorithm-unknown')
    const body = { verdict: 'stop', reason }
    assertProblem(await call('POST', '/v1/algorithms/other/interlock', { body }), 404, 'algorithm-unknown')
    assertProblem(await call('POST', '/v1/algorithms/other/watch', { body: {} }), 404, 'algorithm-unknown')
    assertProblem(await call('GET', `/v1/findings/${'a'.repeat(26)}`), 404, 'finding-unknown')
    assertProblem(await call('POST', `/v1/findings/${'a'.repeat(26)}/decision`, { body }), 404, 'finding-unknown')
  })
})
