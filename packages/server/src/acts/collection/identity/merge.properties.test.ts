import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import fc from 'fast-check'
import { openTestHouse, type TestHouse, testPolicy } from '../../../../../../test/house.ts'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { ownersOf } from '../../../customers/identity/index.ts'
import { customersAt } from '../../../customers/profiles/index.ts'
import { describeState, readState } from '../../../customers/state/index.ts'
import { checkStates, preview } from '../../../decisions/index.ts'
import { anyStep, live, type Step } from '../../../decisions/testing/lives.ts'
import { mergeCustomers, unmerge } from './index.ts'
import { arrive, backend, web } from './testing/people.ts'

const two = ['ada', 'ben'] as const
const arriveAll: Step[] = (['ada', 'ben', 'cem'] as const).map(who => ({
  do: 'import',
  who,
  email: who === 'ada' ? 'a@mail.example' : 'b@mail.example',
  plan: who === 'ada' ? '' : 'gold',
  zone: 'Europe/Berlin',
  agreed: true,
  refused: '',
  day: 1,
}))
/** So that nothing but the customer's own words keeps contacts from happening. */
const free = testPolicy.replace(/^budgets.*$/m, '').replace(/^quiet_hours.*$/m, '')
const why = { by: 'alias', handles: ['id', 'id'], source: 'backend' } as const
const somebody = async (house: TestHouse, who: string): Promise<string> =>
  (await customersAt(house, { channel: 'id', address: who }))[0]!

const stateOf = async (house: TestHouse, customer: string) =>
  (await readState(house.store, house.judge.layout, customer))?.state

const acts: Act[] = [
  { kind: 'contact', purpose: 'offers', channel: 'email', messageClass: 'marketing' },
  { kind: 'contact', purpose: 'service', channel: 'email', messageClass: 'transactional' },
  { kind: 'collect', purpose: 'offers' },
  { kind: 'profile', purpose: 'offers', level: 'basic' },
  { kind: 'survey', purpose: 'offers', channel: 'email' },
]
/** The rules that speak for what a customer said no to, or set. */
const ofTheirs = new Set([
  'core-withdrawal-immediate',
  'house-suppressed',
  'house-paused',
  'house-quiet-hours',
  'house-budget',
  'house-dial',
])

/** The acts that a word of the customer keeps from happening now. */
async function barred(house: TestHouse, customer: string): Promise<Act[]> {
  const state = (await stateOf(house, customer))!
  return acts.filter(act =>
    preview(house.judge, act, state, house.clock.now()).reasons.some(
      ({ rule, says }) => ofTheirs.has(rule) && (says === 'deny' || says === 'defer'),
    ),
  )
}

const isPermitted = async (house: TestHouse, customer: string, act: Act): Promise<boolean> =>
  preview(house.judge, act, (await stateOf(house, customer))!, house.clock.now()).outcome === 'permit'

const described = async (house: TestHouse, customer: string) =>
  describeState((await stateOf(house, customer))!, house.judge.codes)

const steps = (maxLength: number) => fc.array(anyStep, { maxLength })

onEachPlace('two lives that are found to be one', (place, engine) => {
  const runs = (sqlite: number) => ({
    numRuns: engine === 'sqlite' ? sqlite : 3,
    seed: 3_108,
    endOnFailure: engine === 'postgres',
  })
  const inAHouse = async (work: (house: TestHouse) => Promise<void>): Promise<void> => {
    const house = await openTestHouse({ place: await place(), policy: free })
    try {
      await work(house)
    } finally {
      await house.close()
    }
  }

  test('what either said no to is barred for both, the truth agrees, and taking the merge apart restores both', {
    timeout: 200_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps(25), fc.boolean(), (before, isTurned) =>
        inAHouse(async house => {
          await live(house, [...arriveAll, ...before])
          const halves = await Promise.all(two.map(who => somebody(house, who)))
          const [one, other] = (isTurned ? halves.toReversed() : halves) as [string, string]
          const noes = [...(await barred(house, one)), ...(await barred(house, other))]
          const were = [await described(house, one), await described(house, other)]
          const joined = await mergeCustomers(house, one, other, why)
          assert.deepEqual(joined, { ok: true, value: one })
          assert.equal(await stateOf(house, other), undefined)
          for (const act of noes) assert.equal(await isPermitted(house, one, act), false, JSON.stringify(act))
          assert.deepEqual((await checkStates(house, house.judge)).different, [])
          const [merge] = await house.store.db.selectFrom('merges').selectAll().execute()
          assert.ok((await unmerge(house, other, merge!.merge, 'jo')).ok)
          assert.deepEqual([await described(house, one), await described(house, other)], were)
          assert.deepEqual((await checkStates(house, house.judge)).different, [])
        }),
      ),
      runs(30),
    )
  })

  test('the state stays the one that the truth gives, whatever is said to either name after the merge, in chains too', {
    timeout: 200_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps(12), steps(12), steps(12), async (before, between, after) =>
        inAHouse(async house => {
          await live(house, [...arriveAll, ...before])
          const [ada, ben, cem] = await Promise.all((['ada', 'ben', 'cem'] as const).map(who => somebody(house, who)))
          assert.ok((await mergeCustomers(house, ben!, ada!, why)).ok)
          await live(house, between)
          assert.deepEqual((await checkStates(house, house.judge)).different, [])
          const noes = [...(await barred(house, ben!)), ...(await barred(house, cem!))]
          assert.ok((await mergeCustomers(house, cem!, ada!, why)).ok)
          for (const act of noes) assert.equal(await isPermitted(house, cem!, act), false, JSON.stringify(act))
          await live(house, after)
          assert.deepEqual((await checkStates(house, house.judge)).different, [])
          // The inner merge first: the outer one still holds what is left.
          const merges = await house.store.db.selectFrom('merges').selectAll().orderBy('at').execute()
          const inner = merges.find(merge => merge.other === ada)!
          assert.ok((await unmerge(house, cem!, inner.merge, 'jo')).ok)
          assert.deepEqual((await checkStates(house, house.judge)).different, [])
          assert.deepEqual(await unmerge(house, cem!, inner.merge, 'jo'), { ok: false, error: 'undone-already' })
          const outer = merges.find(merge => merge.other === ben)!
          assert.ok((await unmerge(house, cem!, outer.merge, 'jo')).ok)
          const { checked, different } = await checkStates(house, house.judge)
          assert.equal(checked, 3)
          assert.deepEqual(different, [])
        }),
      ),
      runs(15),
    )
  })

  test('no order of sign-ins and aliases gives one userId two customers, and a public source never makes two users one', {
    timeout: 200_000,
  }, async () => {
    const user = fc.constantFrom('u1', 'u2', 'u3')
    const device = fc.constantFrom('a1', 'a2', 'a3')
    const call = fc.oneof(
      fc.record({ userId: user }),
      fc.record({ anonymousId: device }),
      fc.record({ userId: user, anonymousId: device }),
      fc.record({ type: fc.constant('alias' as const), previousId: fc.oneof(user, device), userId: user }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 3, maxLength: 14 }), fc.boolean(), async (calls, isServer) =>
        inAHouse(async house => {
          for (const names of calls) await arrive(house, isServer ? backend : web, names)
          const users = ['u1', 'u2', 'u3'].map(value => ({ channel: 'id' as const, value }))
          const owners = [...(await ownersOf(house, users)).values()]
          const rows = await house.store.db
            .selectFrom('identities')
            .select('customer')
            .where('channel', '=', 'id')
            .execute()
          assert.equal(rows.length, owners.length)
          // Nobody signed in with two names: each user has a customer of their own.
          if (!isServer) assert.equal(new Set(owners.map(owner => owner.customer)).size, owners.length)
          // All who are merged stand for themselves or lead to somebody who does.
          const profiles = await house.store.db.selectFrom('profiles').select(['customer', 'merged_into']).execute()
          const standing = new Set(profiles.flatMap(one => (one.merged_into === null ? [one.customer] : [])))
          for (const { merged_into } of profiles) assert.ok(merged_into === null || standing.has(merged_into))
          const states = await house.store.db.selectFrom('customer_state').select('customer').execute()
          assert.deepEqual(new Set(states.map(row => row.customer)), standing)
          assert.deepEqual((await checkStates(house, house.judge)).different, [])
        }),
      ),
      runs(40),
    )
  })
})
