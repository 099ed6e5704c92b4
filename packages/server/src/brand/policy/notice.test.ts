import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '@candor/terms'
import { importTestCustomers, noon, openTestHouse, type TestHouse, testPolicy } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { fixedClock } from '../../adapters/clock/index.ts'
import { realIds } from '../../adapters/ids/index.ts'
import type { StoreConfig } from '../../adapters/store/index.ts'
import { policyTerms } from './policy-store.ts'

const longer = testPolicy.replace(
  'channels: [email]\n    retention: 24 months',
  'channels: [email]\n    retention: 3 years',
)
const longest = longer.replace('retention: 3 years', 'retention: 9 years')
const stricter = testPolicy.replace('max: 2', 'max: 1')

/** A house that is started on given days, each time with the policy in its file. */
function onDays(place: StoreConfig, data?: string) {
  let house: TestHouse | undefined
  return {
    async start(after: number, policy: string): Promise<TestHouse> {
      await house?.leave()
      const clock = fixedClock(noon + after * day)
      const folder = house?.data ?? data
      house = await openTestHouse({ place, policy, clock, ids: realIds(clock), ...(folder ? { data: folder } : {}) })
      return house
    },
    leave: () => house?.leave(),
  }
}

const offersKept = ({ judge }: TestHouse): string | undefined => judge.policy.purposes['offers']?.retention

onEachPlace('a policy that wants more of people’s data', place => {
  async function begun() {
    const days = onDays(await place())
    const house = await days.start(0, testPolicy)
    await importTestCustomers(house, [{ key: 'ada', agreed: true }])
    assert.equal(house.notice, undefined)
    return days
  }

  test('is announced first; until its day the one before judges', async () => {
    const days = await begun()
    const announced = await days.start(1, longer)
    assert.equal(offersKept(announced), 'P24M')
    assert.equal(announced.notice?.effectiveAt, noon + 31 * day)
    assert.deepEqual(
      announced.notice.changes.filter(({ material }) => material).map(({ path }) => path),
      ['purposes.offers.retention'],
    )
    const late = await days.start(30, longer)
    assert.deepEqual([offersKept(late), late.notice?.effectiveAt], ['P24M', noon + 31 * day])
    const due = await days.start(31, longer)
    assert.deepEqual([offersKept(due), due.notice?.effectiveAt], ['P3Y', noon + 31 * day])
    assert.deepEqual(
      (await policyTerms(due.store)).map(({ since }) => since).toSorted((a, b) => a - b),
      [noon, noon + 31 * day],
    )
    await days.leave()
  })

  test('people read of it for a while after its day, and then no more', async () => {
    const days = await begun()
    await days.start(1, longer)
    await days.start(31, longer)
    assert.equal((await days.start(40, longer)).notice?.effectiveAt, noon + 31 * day)
    assert.equal((await days.start(61, longer)).notice, undefined)
    await days.leave()
  })

  test('that is taken back before its day never judges, and its time runs anew when it comes again', async () => {
    const days = await begun()
    await days.start(1, longer)
    assert.equal((await days.start(20, testPolicy)).notice, undefined)
    const again = await days.start(32, longer)
    assert.deepEqual([offersKept(again), again.notice?.effectiveAt], ['P24M', noon + 62 * day])
    await days.leave()
  })

  test('and then wants even more is told anew; an edit that wants no more keeps the day', async () => {
    const days = await begun()
    await days.start(1, longer)
    const edited = await days.start(2, longer.replace('max: 2', 'max: 1'))
    assert.equal(edited.notice?.effectiveAt, noon + 31 * day)
    const more = await days.start(10, longest)
    assert.equal(more.notice?.effectiveAt, noon + 40 * day)
    assert.equal(offersKept(await days.start(39, longest)), 'P24M')
    assert.equal(offersKept(await days.start(40, longest)), 'P9Y')
    await days.leave()
  })

  test('waits as long as the policy before promised, also where it promises less itself', async () => {
    const days = onDays(await place())
    await importTestCustomers(await days.start(0, `${testPolicy}change_notice_days: 10\n`), [{ key: 'ada' }])
    const sooner = await days.start(1, `${longer}change_notice_days: 0\n`)
    assert.equal(sooner.notice?.effectiveAt, noon + 11 * day)
    await days.start(11, `${longer}change_notice_days: 0\n`)
    assert.equal(offersKept(await days.start(12, `${longest}change_notice_days: 0\n`)), 'P9Y')
    await days.leave()
  })

  test('a policy that wants less judges at once, also beside one that waits', async () => {
    const days = await begun()
    await days.start(1, longer)
    const less = await days.start(2, stricter)
    assert.equal(less.judge.policy.budgets[0]?.max, 1)
    assert.equal(less.notice, undefined)
    await days.leave()
  })
})

describe('without customers', () => {
  test('there is nobody to tell, and a policy judges at once', async () => {
    const house = await openTestHouse()
    await house.leave()
    const clock = fixedClock(noon + day)
    const next = await openTestHouse({ data: house.data, policy: longer, clock, ids: realIds(clock) })
    assert.deepEqual([offersKept(next), next.notice], ['P3Y', undefined])
    await next.close()
  })
})
