import fc from 'fast-check'
import type { TestHouse } from '../../../../../test/house.ts'
import { say, stopEverything, undo, undoToken } from '../../acts/choices/index.ts'
import { importFile } from '../../acts/collection/testing/import-file.ts'
import type { Choice, Saying } from '../../customers/consent/index.ts'
import { dispatchChange, plannedRow, readDispatch } from '../../customers/history/index.ts'
import { addressOf, customersAt } from '../../customers/profiles/index.ts'
import { readState, removeContact, stateChange } from '../../customers/state/index.ts'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { decideContact } from '../index.ts'

/** Two of them share an address. */
export const people = ['ada', 'ben', 'cem'] as const
type Who = (typeof people)[number]

export type Step =
  | { do: 'import'; who: Who; email: string; plan: string; zone: string; agreed: boolean; refused: string; day: number }
  | { do: 'say'; who: Who; sayings: Saying[] }
  | { do: 'stop'; who: Who }
  | { do: 'undo'; who: Who }
  | { do: 'contact'; who: Who; ends: 'handed' | 'failed' | 'unknown' | 'handing_off' }
  | { do: 'wait'; ms: number }

const who = fc.constantFrom(...people)
const purpose = fc.constantFrom('offers', 'service', 'any', 'nothing-we-know')
const channel = fc.constantFrom('email', 'any', 'sms')
const evidence = { text: 'Yes', version: '1', surface: 'web', locale: 'en', at: 1 }
const no = fc.record({ kind: fc.constantFrom('refusal', 'withdrawal', 'objection'), purpose, channel })
const yes = fc.record({
  kind: fc.constant('consent' as const),
  purpose,
  channel,
  type: fc.constantFrom('express', 'pewc', 'soft-opt-in'),
  evidence: fc.constant(evidence),
  optOutOffered: fc.boolean(),
})
const preference = fc.record(
  {
    budgets: fc.array(
      fc.constantFrom({ channel: 'email', max: 3, hours: 24 }, { channel: 'any', max: 9, hours: 168 }),
      {
        maxLength: 2,
      },
    ),
    quietHours: fc.array(fc.constantFrom({ from: 60, to: 30 }, { from: 0, to: 90, days: [1, 7] }), { maxLength: 3 }),
    pausedUntil: fc.constantFrom(0, 1_800_000_000_000),
    dial: fc.constantFrom('none', 'full'),
    avoidTopics: fc.subarray(['alcohol', 'mothers-day']),
    guard: fc.constantFrom('off', 'stronger'),
    purchasesAWeek: fc.constantFrom(0, 2),
    noOffersAtNight: fc.boolean(),
    restricted: fc.boolean(),
  },
  { requiredKeys: [] },
)
const saying = fc.oneof(no, yes, fc.record({ kind: fc.constant('preference' as const), value: preference }))

/** Anything that may happen to a customer, and time that goes on, stands still or is set back. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('import' as const),
    who,
    email: fc.constantFrom('a@mail.example', 'A@mail.example', 'b@mail.example', ''),
    plan: fc.constantFrom('basic', 'gold', ''),
    zone: fc.constantFrom('Europe/Berlin', 'Asia/Tokyo', ''),
    agreed: fc.boolean(),
    refused: fc.constantFrom('', '2026-04-01T10:00:00Z', '2026-06-01T10:00:00Z', 'some day'),
    day: fc.integer({ min: 1, max: 28 }),
  }),
  fc.record({ do: fc.constant('say' as const), who, sayings: fc.array(saying, { minLength: 1, maxLength: 3 }) }),
  fc.record({ do: fc.constant('stop' as const), who }),
  fc.record({ do: fc.constant('undo' as const), who }),
  fc.record({
    do: fc.constant('contact' as const),
    who,
    ends: fc.constantFrom('handed' as const, 'failed' as const, 'unknown' as const, 'handing_off' as const),
  }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 60_000, 3_600_000, -5_000) }),
)

const map = `
key: { column: id }
source: { fixed: web shop }
collected_at: { column: collected_at }
fields: { email: { column: email }, plan: { column: plan } }
place: { country: { fixed: DE }, zone: { column: zone } }
consents:
  - purpose: offers
    channel: email
    when: { column: agreed, is: ['true'] }
    type: { fixed: express }
    evidence: { text: { fixed: T }, version: { fixed: v }, surface: { fixed: s }, locale: { fixed: en }, at: { column: collected_at } }
refusals:
  - { purpose: any, channel: email, when: { column: refused }, at: { column: refused } }
`

/** Lives through the steps with the house's own use cases. */
export async function live(house: TestHouse, steps: readonly Step[]): Promise<void> {
  const said = new Map<Who, readonly Choice[]>()
  let imports = 0
  for (const step of steps) {
    if (step.do === 'wait') house.clock.moveTo(house.clock.now() + step.ms)
    else if (step.do === 'import') await importOne(house, step, ++imports)
    else {
      const [customer] = await customersAt(house, { channel: 'id', address: step.who })
      if (customer === undefined) continue
      if (step.do === 'contact') await contact(house, customer, `act-${house.ids.id()}`, step.ends)
      else if (step.do === 'undo') await undo(house, customer, undoToken(house, customer, said.get(step.who) ?? []))
      else {
        const asked = step.do === 'stop' ? stopEverything(house, customer) : say(house, customer, step.sayings, 'api')
        const recorded = await asked
        if (recorded.ok) said.set(step.who, recorded.value.choices)
      }
    }
  }
}

async function importOne(house: TestHouse, step: Extract<Step, { do: 'import' }>, n: number): Promise<void> {
  const day = `2026-05-${String(step.day).padStart(2, '0')}T10:00:00Z`
  const row = [step.who, step.email, step.plan, step.zone, step.agreed, step.refused, day].join()
  await importFile(house, `id,email,plan,zone,agreed,refused,collected_at\n${row}\n`, { map, digest: `file ${n}` })
}

async function contact(house: TestHouse, customer: string, actId: string, ends: string): Promise<void> {
  const act = { kind: 'contact', purpose: 'service', channel: 'email', messageClass: 'transactional' } as const
  const planned = plannedRow({ customer, act: actId, campaign: 'test', channel: 'email', purpose: 'service' })
  await house.store.commit({ expect: [], writes: [planned] })
  const decided = await decideAndCommit(house, async () => {
    const before = (await readState(house.store, house.judge.layout, customer))!
    const dispatch = (await readDispatch(house.store, customer, actId))!
    const address = await addressOf(house, customer, 'email')
    const ask = { customer, act, actId, attempt: 1, address, passExpires: house.clock.now() + 60_000 }
    const { change, pass, at } = decideContact(house, house.judge, before, ask)
    const state = pass ? 'handing_off' : 'withheld'
    return { change: together(change, dispatchChange(dispatch, { state, decidedAt: at })), value: { pass, at } }
  })
  if (!decided.done || !decided.value.pass || ends === 'handing_off') return
  const { at } = decided.value
  await decideAndCommit(house, async () => {
    const before = (await readState(house.store, house.judge.layout, customer))!
    const dispatch = (await readDispatch(house.store, customer, actId))!
    const moved = dispatchChange(dispatch, { state: ends as 'handed', settledAt: house.clock.now() })
    if (ends !== 'failed') return { change: { ...noChange, ...moved }, value: undefined }
    removeContact(before.state, at, 'email')
    return { change: together(moved, stateChange(customer, before.version, before.state)), value: undefined }
  })
}
