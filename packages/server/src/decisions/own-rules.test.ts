import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '@candor/gate'
import { minute } from '@candor/terms'
import { importTestCustomers, openTestHouse, type TestHouse, testPolicy } from '../../../../test/house.ts'
import { onEachPlace } from '../../../../test/stores.ts'
import { toGatePolicy } from '../brand/policy/index.ts'
import { readState } from '../customers/state/index.ts'
import { commitChange, readEntry } from '../record/index.ts'
import { decideContact, decisionIn, explain, ownRulesOf, preview } from './index.ts'

const text = 'We do not write offers to people with the plan plus.'
const ruled = `${testPolicy}rules:
  no-offers-to-plus:
    text: ${text}
    acts: [contact]
    purposes: [offers]
    when: { field: plan, is: plus }
    says: deny
`
const act = { kind: 'contact', purpose: 'offers', channel: 'email' } as const

async function decided(house: TestHouse, customer: string) {
  const before = (await readState(house.store, house.judge.layout, customer))!
  const passExpires = house.clock.now() + minute
  const ask = { customer, act, actId: 'spring/1', attempt: 1, address: 'a@mail.example', passExpires }
  const found = decideContact(house, house.judge, before, ask)
  assert.equal(preview(house.judge, act, before.state, found.at).deciding, found.verdict.deciding)
  return found
}

onEachPlace('deciding under own rules', place => {
  test('the record holds what they asked for, and a replay from it gives the same verdict', async t => {
    const house = await openTestHouse({ place: await place(), policy: ruled })
    t.after(() => house.close())
    const [plus = '', basic = ''] = await importTestCustomers(house, [
      { key: 'amina', plan: 'plus', agreed: true },
      { key: 'bob', plan: 'basic', agreed: true },
    ])
    assert.notEqual((await decided(house, basic)).verdict.deciding, 'own-no-offers-to-plus')
    const { verdict, entry, change } = await decided(house, plus)
    assert.equal(verdict.deciding, 'own-no-offers-to-plus')
    assert.ok((await commitChange(house, change)).done)
    const read = await readEntry(house, plus, entry)
    assert.ok(read.ok)
    const record = decisionIn(read.value.payload.kind, read.value.payload.body)!
    assert.deepEqual(record.facts.traits, { plan: 'plus' })
    const again = compile(toGatePolicy(house.judge.policy), record.policy)
    assert.deepEqual(
      { ...again.preview(record.act, record.facts, record.at) },
      { ...record.verdict, policy: record.policy },
    )
  })

  test('a decision is told in the words of the policy that judged, also when the rules are others now', async t => {
    const where = await place()
    const first = await openTestHouse({ place: where, policy: ruled })
    const [plus = ''] = await importTestCustomers(first, [{ key: 'amina', plan: 'plus', agreed: true }])
    const { verdict, facts } = await decided(first, plus)
    await first.leave()
    const second = await openTestHouse({ place: where, data: first.data })
    t.after(() => second.close())
    const now = await decided(second, plus)
    assert.deepEqual(
      [now.facts.traits, now.verdict.reasons.some(({ rule }) => rule.startsWith('own-'))],
      [undefined, false],
    )
    const own = await ownRulesOf(second, second.judge, verdict.policy)
    assert.equal(explain(verdict, act, facts, { own }).customer, text)
    assert.deepEqual(await ownRulesOf(second, second.judge, 'sha256:unheard'), {})
    assert.match(explain(verdict, act, facts).customer, /A rule of our own/)
  })
})
