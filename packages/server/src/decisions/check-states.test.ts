import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noon, openTestHouse, testPolicy } from '../../../../test/house.ts'
import { onEachPlace } from '../../../../test/stores.ts'
import { fixedClock } from '../adapters/clock/index.ts'
import { realIds } from '../adapters/ids/index.ts'
import * as history from '../customers/history/index.ts'
import { customersAt } from '../customers/profiles/index.ts'
import { readState, Standing, staleStates, stateChange } from '../customers/state/index.ts'
import { checkTiles, foldTiles } from '../customers/state/tiles/index.ts'
import { checkStates, rebuildStale, stateFromTruth } from './index.ts'
import { anyStep, live, people, type Step } from './testing/lives.ts'

const arrive: Step[] = people.map(who => ({
  do: 'import',
  who,
  email: who === 'cem' ? 'c@mail.example' : 'a@mail.example',
  plan: 'basic',
  zone: 'Europe/Berlin',
  agreed: true,
  refused: '',
  day: 1,
}))
/** So that nothing but the customer's own words keeps contacts from happening. */
const free = testPolicy.replace(/^budgets.*$/m, '').replace(/^quiet_hours.*$/m, '')
const contacts = (n: number): Step[] =>
  Array.from({ length: n }, (_, i): Step[] => [
    { do: 'contact', who: 'ada', ends: i % 7 === 6 ? 'failed' : 'handed' },
    { do: 'wait', ms: i % 3 === 0 ? 0 : 60_000 },
  ]).flat()

onEachPlace('a stored decision state', (place, engine) => {
  test('is the one that the truth gives, byte for byte, after any life', { timeout: 200_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 40 }), async steps => {
        const house = await openTestHouse({ place: await place(), policy: free })
        try {
          await live(house, [...arrive, ...steps.slice(0, 5)])
          await foldTiles(house.store, house.judge.layout)
          await live(house, steps.slice(5))
          // What changed since is marked, and the rest of the tile is as it should be; then all of it is.
          assert.deepEqual((await checkTiles(house.store, house.judge.layout)).different, [])
          await foldTiles(house.store, house.judge.layout)
          const tiles = await checkTiles(house.store, house.judge.layout)
          assert.deepEqual([tiles.seats, tiles.different], [people.length, []])
          const { checked, different } = await checkStates(house, house.judge)
          assert.equal(checked, people.length)
          assert.deepEqual(different, [])
        } finally {
          await house.close()
        }
      }),
      { numRuns: engine === 'sqlite' ? 40 : 4, seed: 7_040, endOnFailure: engine === 'postgres' },
    )
  })

  test('stays so beyond the contacts it can hold, also when the newest are taken back and when old history expires', async t => {
    const house = await openTestHouse({ place: await place(), policy: free })
    t.after(() => house.close())
    await live(house, [...arrive, ...contacts(28)])
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
    const [ada = ''] = await customersAt(house, { channel: 'id', address: 'ada' })
    const before = (await readState(house.store, house.judge.layout, ada))!.state
    assert.ok(before.contactsKnownSince > 0, 'none fell out')
    assert.ok(before.contactCount < 20)

    house.clock.advance(86_400_000)
    const writes = await history.expire(house, house.clock.now(), 1_000)
    assert.ok((await house.store.commit({ expect: [], writes })).done)
    assert.deepEqual(await history.expire(house, house.clock.now(), 1_000), [])
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
    const rebuilt = (await stateFromTruth(house, house.judge, ada))!
    assert.equal(rebuilt.contactCount, 0)
    assert.equal(rebuilt.contactsKnownSince, house.clock.now())
  })

  test('that was tampered with is named with its first differing field', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await live(house, arrive)
    const [ada = ''] = await customersAt(house, { channel: 'id', address: 'ada' })
    const spoil = async (touch: (state: Standing) => void) => {
      const { state, version } = (await readState(house.store, house.judge.layout, ada))!
      touch(state)
      assert.ok((await house.store.commit(stateChange(ada, version, state))).done)
      return (await checkStates(house, house.judge)).different
    }
    const slot = new Standing(house.judge.layout).slotOf('offers', 'email')
    assert.deepEqual(await spoil(state => state.setOptOut(slot, noon)), [
      { customer: ada, field: 'refusal offers email' },
    ])
    assert.deepEqual(await spoil(state => state.setKnows('sms', true)), [{ customer: ada, field: 'addresses' }])
    assert.deepEqual(await checkStates(house, house.judge, 0), { checked: 0, different: [] })
  })

  test('is written anew when the policy gains a purpose, a channel and a field', async () => {
    const where = await place()
    const first = await openTestHouse({
      place: where,
      policy: `${testPolicy}change_notice_days: 0\n`,
      ids: realIds(fixedClock(noon)),
    })
    await live(first, [
      ...arrive,
      { do: 'say', who: 'ada', sayings: [{ kind: 'objection', purpose: 'any', channel: 'sms' }] },
      { do: 'contact', who: 'ada', ends: 'handed' },
    ])
    await first.leave()
    const policy = testPolicy
      .replace(
        'data:',
        '  news:\n    text: We send you news.\n    basis: consent\n    class: marketing\n    channels: [sms]\n    retention: 24 months\ndata:',
      )
      .replace(
        '    plan:',
        '    phone: { class: identifying, type: text, purposes: [news], retention: 24 months, address_of: sms }\n    age: { class: attribute, type: number, purposes: [offers], retention: 24 months }\n    plan:',
      )
    const second = await openTestHouse({ place: where, policy, data: first.data, ids: realIds(fixedClock(noon + 1e6)) })
    try {
      assert.notEqual(second.judge.layout.tag, first.judge.layout.tag)
      assert.equal(await staleStates(second.store, second.judge.layout), 0)
      assert.equal(await rebuildStale(second, second.judge), 0)
      assert.deepEqual(await checkStates(second, second.judge), { checked: people.length, different: [] })
      const [ada = ''] = await customersAt(second, { channel: 'id', address: 'ada' })
      const { state } = (await readState(second.store, second.judge.layout, ada))!
      // What she said about a channel that nobody could use then counts now.
      assert.equal(state.optOutAt(state.slotOf('any', 'sms')), noon)
      assert.equal(state.contactCount, 1)
      assert.ok(Number.isNaN(state.attribute(state.layout.ageIndex)))
    } finally {
      await second.close()
    }
  })
})
