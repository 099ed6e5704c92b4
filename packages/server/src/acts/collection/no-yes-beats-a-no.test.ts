import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noon, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { customersAt } from '../../customers/profiles/index.ts'
import { readState } from '../../customers/state/index.ts'
import { preview } from '../../decisions/index.ts'
import { say } from '../choices/index.ts'
import { importFile } from './testing/import-file.ts'

const map = `
key: { column: id }
source: { fixed: web shop }
collected_at: { fixed: '2026-01-01T00:00:00Z' }
fields: { email: { column: email } }
place: { country: { fixed: DE }, zone: { fixed: Europe/Berlin } }
consents:
  - purpose: offers
    channel: email
    when: { column: yes_at }
    type: { fixed: express }
    evidence: { text: { fixed: T }, version: { fixed: v }, surface: { fixed: s }, locale: { fixed: en }, at: { column: yes_at } }
refusals:
  - { purpose: offers, channel: any, when: { column: no_at }, at: { column: no_at } }
`

/** Days before `noon`; 0 is not said. */
type Step =
  | { do: 'import'; yes: number; no: number }
  | { do: 'live'; no: { purpose: string; channel: string } }
  | { do: 'wait' }
const anyDay = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }))
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('import' as const), yes: anyDay, no: anyDay }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('live' as const),
      no: fc.record({ purpose: fc.constantFrom('offers', 'any'), channel: fc.constantFrom('email', 'any') }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
)
const day = (n: number): number => noon - n * 86_400_000
const told = (n: number): string => (n === 0 ? '' : new Date(day(n)).toISOString())

async function live(house: TestHouse, steps: readonly Step[]): Promise<{ yes: number; no: number }> {
  const newest = { yes: 0, no: 0 }
  await importFile(house, 'id,email,yes_at,no_at\nada,ada@mail.example,,\n', { map })
  const [ada = ''] = await customersAt(house, { channel: 'id', address: 'ada' })
  for (const [i, step] of steps.entries()) {
    if (step.do === 'wait') house.clock.advance(60_000)
    if (step.do === 'live') {
      assert.ok((await say(house, ada, [{ kind: 'withdrawal', ...step.no }], 'one-click')).ok)
      newest.no = Math.max(newest.no, house.clock.now())
    }
    if (step.do !== 'import') continue
    const csv = `id,email,yes_at,no_at\nada,ada@mail.example,${told(step.yes)},${told(step.no)}\n`
    await importFile(house, csv, { map, digest: `file ${i}` })
    if (step.yes > 0) newest.yes = Math.max(newest.yes, day(step.yes))
    if (step.no > 0) newest.no = Math.max(newest.no, day(step.no))
  }
  return newest
}

onEachPlace('whatever is imported when', (place, engine) => {
  test('a yes never beats a no of the same or a later time (I13)', { timeout: 120_000 }, async () => {
    const seen = { permitted: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 6 }), async steps => {
        const house = await openTestHouse({ place: await place() })
        try {
          const { yes, no } = await live(house, steps)
          const [ada = ''] = await customersAt(house, { channel: 'id', address: 'ada' })
          const { state } = (await readState(house.store, house.judge.layout, ada))!
          const act = { kind: 'contact', purpose: 'offers', channel: 'email' } as const
          const { outcome } = preview(house.judge, act, state, house.clock.now())
          assert.equal(outcome, yes > no ? 'permit' : 'deny')
          seen[yes > no ? 'permitted' : 'refused']++
        } finally {
          await house.close()
        }
      }),
      { numRuns: engine === 'sqlite' ? 60 : 5, seed: 13, endOnFailure: engine === 'postgres' },
    )
    if (engine === 'sqlite') assert.ok(seen.permitted > 5 && seen.refused > 5, JSON.stringify(seen))
  })

  test('a yes of the time of a known no, or before, is not even recorded', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const row = (yes: number, no: number) => `id,email,yes_at,no_at\nada,ada@mail.example,${told(yes)},${told(no)}\n`
    for (const [digest, csv] of [row(0, 3), row(3, 0), row(4, 0), row(2, 0)].entries())
      await importFile(house, csv, { map, digest: `${digest}` })
    const [ada = ''] = await customersAt(house, { channel: 'id', address: 'ada' })
    const recorded = (await choicesOf(house, ada)).map(({ said, at }) => [said.kind, at])
    assert.deepEqual(recorded, [
      ['refusal', day(3)],
      ['consent', day(2)],
    ])
  })
})
