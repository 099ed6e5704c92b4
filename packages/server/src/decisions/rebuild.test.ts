import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers, noon, openTestHouse } from '../../../../test/house.ts'
import { onEachPlace } from '../../../../test/stores.ts'
import type { DeclaredEvent } from '../brand/policy/index.ts'
import { eventRow } from '../customers/events/index.ts'
import { profilePatch, readProfile } from '../customers/profiles/index.ts'
import { factsOf } from '../customers/state/index.ts'
import { existingKey } from '../record/index.ts'
import { type Judge, stateFromTruth } from './index.ts'

const declared = (countsAs?: DeclaredEvent['countsAs']): DeclaredEvent => ({
  text: 'Something happened',
  purposes: ['service'],
  retention: 'P24M',
  fields: {},
  ...(countsAs ? { countsAs } : {}),
})
const events = {
  'Order Completed': declared('purchase'),
  'Asked Us': declared('inquiry'),
  Joined: declared('subscription-start'),
  Left: declared('subscription-end'),
  page: declared(),
}

onEachPlace('a state as the truth gives it', place => {
  test('knows the newest of each event that means something, whatever order they came in', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = '', ben = ''] = await importTestCustomers(house, [{ key: 'ada' }, { key: 'ben' }])
    const { key } = (await existingKey(house, ada, 'profile'))!
    const happened = [
      ['Order Completed', 5],
      ['Order Completed', 9],
      ['Order Completed', 2],
      ['Asked Us', 1],
      ['Joined', 3],
      ['Left', 7],
      ['Left', 1],
      ['page', 20],
      ['Undeclared', 20],
    ] as const
    const rows = happened.map(([name, at], i) =>
      eventRow(house, key, ada, {
        event: String(i),
        source: 'web',
        type: name === 'page' ? 'page' : 'track',
        name,
        at,
        receivedAt: noon,
        purposes: ['service'],
        attributes: {},
        sealed: {},
      }),
    )
    await house.store.commit({ expect: [], writes: rows })
    const judge: Judge = { ...house.judge, policy: { ...house.judge.policy, events } }
    const facts = async (customer: string) =>
      factsOf((await stateFromTruth(house, judge, customer))!, judge.codes, 'email')
    const { purchases, inquiries, subscriptions } = await facts(ada)
    assert.deepEqual([purchases, inquiries, subscriptions], [[9], [1], [{ startedAt: 3, endedAt: 7 }]])
    const none = await facts(ben)
    assert.deepEqual([none.purchases, none.inquiries, none.subscriptions], [undefined, undefined, undefined])
  })

  test('stands in the zone that was stated, else in the one that was seen', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = '', ben = ''] = await importTestCustomers(house, [{ key: 'ada' }, { key: 'ben', zone: '' }])
    for (const customer of [ada, ben]) {
      const profile = (await readProfile(house, customer))!
      const { key } = (await existingKey(house, customer, 'profile'))!
      await house.judge.codes.ensure('zone', 'Asia/Tokyo')
      const seen = { zone: 'Asia/Tokyo', language: 'ja', at: noon }
      await house.store.commit({ expect: [], writes: [profilePatch(house, key, { ...profile, seen })] })
      assert.deepEqual((await readProfile(house, customer))?.seen, seen)
    }
    const zone = async (customer: string) =>
      factsOf((await stateFromTruth(house, house.judge, customer))!, house.judge.codes, 'email').zone
    assert.deepEqual([await zone(ada), await zone(ben)], ['Europe/Berlin', 'Asia/Tokyo'])
  })
})
