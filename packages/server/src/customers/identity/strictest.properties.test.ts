import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Budget, channels, type Dial, dials, guardWishes, type QuietHours } from '@candor/terms'
import fc from 'fast-check'
import { budgetsKept, type Preference, quietHoursKept } from '../state/index.ts'
import { renewals, strictestPreference, type Word } from './index.ts'

const purpose = fc.constantFrom('offers', 'news', 'any', 'sale', 'cross-context-ads')
const channel = fc.constantFrom('email', 'sms', 'any')
const words = (by: string): fc.Arbitrary<Word[]> =>
  fc.array(
    fc.record({ yes: fc.boolean(), purpose, channel, at: fc.integer({ min: 1, max: 9 }), by: fc.constant(by) }),
    {
      maxLength: 6,
    },
  )

type Aim = { readonly purpose: string; readonly channel: string }
const aims: Aim[] = ['offers', 'news', 'sale', 'cross-context-ads'].flatMap(purpose =>
  ['email', 'sms', 'none'].map(channel => ({ purpose, channel })),
)

/** What the words come to: the newest counts, a tie is a no, and a yes is about one purpose. */
function standingNo(said: readonly Word[], aim: Aim, isCalifornian: boolean): boolean {
  const reaches = said.filter(word => word.channel === 'any' || word.channel === aim.channel)
  const names = (word: Word): boolean =>
    word.purpose === aim.purpose || (isCalifornian && aim.purpose === 'cross-context-ads' && word.purpose === 'sale')
  const newest = (some: readonly Word[]): number => Math.max(0, ...some.map(word => word.at))
  const no = newest(reaches.filter(word => !word.yes && (word.purpose === 'any' || names(word))))
  return no > 0 && no >= newest(reaches.filter(word => word.yes && names(word)))
}

const joined = (one: readonly Word[], two: readonly Word[], at: number): Word[] => [
  ...one,
  ...two,
  ...renewals(one, two, at).map(no => ({ ...no, yes: false })),
]

test('what a standing no of either half bars is barred for both, in either order, in California too', () => {
  fc.assert(
    fc.property(words('a'), words('b'), fc.boolean(), (one, two, isCalifornian) => {
      for (const whole of [joined(one, two, 10), joined(two, one, 10)])
        for (const aim of aims)
          if (standingNo(one, aim, isCalifornian) || standingNo(two, aim, isCalifornian))
            assert.ok(standingNo(whole, aim, isCalifornian), JSON.stringify(aim))
    }),
    { numRuns: 4_000, seed: 3_104 },
  )
})

test('a yes after the merge is heard, and without a yes nothing is renewed', () => {
  fc.assert(
    fc.property(words('a'), words('b'), fc.constantFrom(...aims), (one, two, aim) => {
      const again: Word = { yes: true, purpose: aim.purpose, channel: 'any', at: 11, by: 'a' }
      assert.equal(standingNo([...joined(one, two, 10), again], aim, true), false)
      const noes = (some: readonly Word[]) => some.filter(word => !word.yes)
      assert.deepEqual(renewals(noes(one), noes(two), 10), [])
    }),
    { numRuns: 1_000, seed: 3_105 },
  )
})

test('where neither half has a no about a purpose, every yes to it stays', () => {
  fc.assert(
    fc.property(words('a'), words('b'), (one, two) => {
      const [yeses, others] = [one.filter(word => word.yes), two.filter(word => word.yes)]
      assert.deepEqual(renewals(yeses, others, 10), [])
    }),
    { numRuns: 500, seed: 3_106 },
  )
})

test('a newer yes of one half does not beat a no of the other; it is renewed for that purpose and channel alone', () => {
  const no: Word = { yes: false, purpose: 'offers', channel: 'email', at: 1, by: 'a' }
  const yes: Word = { yes: true, purpose: 'offers', channel: 'any', at: 5, by: 'b' }
  assert.deepEqual(renewals([no], [yes], 9), [{ purpose: 'offers', channel: 'email', at: 9, by: 'a' }])
  const answered: Word = { yes: true, purpose: 'offers', channel: 'email', at: 3, by: 'a' }
  assert.deepEqual(renewals([no, answered], [yes], 9), [])
})

const minute = fc.integer({ min: 0, max: 1_439 })
const days = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), { nil: undefined })
const quiet: fc.Arbitrary<QuietHours> = fc
  .record({ from: minute, to: minute, days })
  .map(({ days, ...rest }) => (days ? { ...rest, days } : rest))
const budget: fc.Arbitrary<Budget> = fc.record({
  channel: fc.constantFrom('any', ...channels),
  max: fc.integer({ min: 0, max: 9 }),
  hours: fc.integer({ min: 1, max: 800 }),
})
const preference = fc
  .record({
    budgets: fc.array(budget, { maxLength: budgetsKept }),
    quietHours: fc.array(quiet, { maxLength: quietHoursKept }),
    pausedUntil: fc.constantFrom(0, 5, 9),
    dial: fc.option(fc.constantFrom(...dials), { nil: undefined }),
  })
  .map(({ dial, ...rest }): Required<Pick<Preference, 'budgets' | 'quietHours' | 'pausedUntil'>> & Preference =>
    dial ? { ...rest, dial } : rest,
  )

/** Is it quiet at a minute of a weekday (1 to 7)? */
const isQuiet = (windows: readonly QuietHours[], weekday: number, clock: number): boolean =>
  windows.some(({ from, to, days }) => {
    const begins = (day: number): boolean => days === undefined || days.includes(((day + 6) % 7) + 1)
    if (from <= to) return clock >= from && clock < to && begins(weekday)
    return (clock >= from && begins(weekday)) || (clock < to && begins(weekday - 1))
  })

test('the strictest of two preferences keeps what either keeps, and a state can hold it', () => {
  const lower = (one: Dial | undefined, two: Dial | undefined) => dials.find(dial => dial === one || dial === two)
  fc.assert(
    fc.property(preference, preference, fc.integer({ min: 1, max: 7 }), minute, (one, two, weekday, clock) => {
      const both = strictestPreference(one, two)
      assert.ok(both.quietHours!.length <= quietHoursKept && both.budgets!.length <= budgetsKept)
      assert.equal(both.pausedUntil, Math.max(one.pausedUntil, two.pausedUntil))
      assert.equal(both.dial, lower(one.dial, two.dial))
      for (const side of [one, two]) {
        if (isQuiet(side.quietHours, weekday, clock)) assert.ok(isQuiet(both.quietHours!, weekday, clock))
        for (const mine of side.budgets)
          assert.ok(
            both.budgets!.some(
              ({ channel, max, hours }) =>
                (channel === mine.channel || channel === 'any') && max <= mine.max && hours >= mine.hours,
            ),
            JSON.stringify(mine),
          )
      }
    }),
    { numRuns: 4_000, seed: 3_107 },
  )
})

const protecting = fc.record(
  {
    avoidTopics: fc.subarray(['alcohol', 'gambling', 'mothers-day']),
    guard: fc.constantFrom(...guardWishes),
    purchasesAWeek: fc.integer({ min: 0, max: 9 }),
    noOffersAtNight: fc.boolean(),
    restricted: fc.boolean(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Preference>

test('what protects either half from persuasion protects both, as strongly', () => {
  const strength = (wish: Preference['guard']) => guardWishes.indexOf(wish ?? 'usual')
  fc.assert(
    fc.property(protecting, protecting, (one, two) => {
      const both = strictestPreference(one, two)
      for (const side of [one, two]) {
        for (const topic of side.avoidTopics ?? []) assert.ok(both.avoidTopics?.includes(topic))
        assert.ok(strength(both.guard) >= strength(side.guard))
        if (side.purchasesAWeek) assert.ok(both.purchasesAWeek! >= 1 && both.purchasesAWeek! <= side.purchasesAWeek)
        if (side.noOffersAtNight) assert.equal(both.noOffersAtNight, true)
        if (side.restricted) assert.equal(both.restricted, true)
      }
    }),
    { numRuns: 1_000, seed: 3_108 },
  )
})
