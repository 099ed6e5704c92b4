import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { say } from '../../acts/choices/index.ts'
import { checkStates } from '../../decisions/index.ts'
import { readState } from '../state/index.ts'
import { choicesOf, expire, type Saying } from './index.ts'

const no: Saying = { kind: 'withdrawal', purpose: 'offers', channel: 'email' }
const yes = (house: TestHouse): Saying => ({
  kind: 'consent',
  purpose: 'offers',
  channel: 'email',
  type: 'express',
  evidence: { text: 'Yes', version: '1', surface: 'web', locale: 'en', at: house.clock.now() },
})
const pause = (pausedUntil: number): Saying => ({ kind: 'preference', value: { pausedUntil } })

onEachPlace('choices', place => {
  test('come back with their evidence, oldest first', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
    const said = [yes(house), no, pause(5)]
    assert.ok((await say(house, ada, said, 'api')).ok)
    assert.deepEqual(
      (await choicesOf(house, ada)).map(choice => choice.said),
      said,
    )
    await house.store.commit({ expect: [], writes: [{ do: 'remove', table: 'customer_keys', key: { customer: ada } }] })
    assert.deepEqual(
      (await choicesOf(house, ada)).map(choice => choice.said.kind),
      ['withdrawal', 'preference'],
    )
  })

  test('of a clock that was set back still count in the order they were made', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada', agreed: true }])
    await say(house, ada, [yes(house), pause(5)], 'api')
    house.clock.moveTo(house.clock.now() - 3_600_000)
    await say(house, ada, [no, pause(6)], 'api')
    const { state } = (await readState(house.store, house.judge.layout, ada))!
    assert.equal(state.pausedUntil, 6)
    const slot = state.slotOf('offers', 'email')
    assert.ok(state.optOutAt(slot) >= state.consentAt(slot))
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
  })

  test('expire only where a later one of the same kind has replaced them, so that nothing they decide changes', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada', agreed: true }])
    for (const said of [no, yes(house), no, pause(5), pause(6)]) {
      house.clock.advance(60_000)
      assert.ok((await say(house, ada, [said], 'api')).ok)
    }
    house.clock.advance(60_000)
    const sizes: number[] = []
    const old = () => expire(house, house.clock.now(), 1)
    for (let writes = await old(); writes.length > 0; writes = await old()) {
      sizes.push(writes.length)
      assert.ok((await house.store.commit({ expect: [], writes })).done)
    }
    assert.deepEqual(sizes, [1, 1])
    assert.deepEqual(
      (await choicesOf(house, ada)).map(choice => choice.said.kind),
      ['consent', 'withdrawal', 'preference', 'preference'],
    )
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
  })
})
