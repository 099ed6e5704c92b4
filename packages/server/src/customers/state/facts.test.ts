import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Channel, type ConsentType, channels, consentTypes } from '@candor/terms'
import fc from 'fast-check'
import { contactsKept, countryCode, factsOf } from './index.ts'
import { anyLife, askingLayout, type Life, layout, someCodes, stateOf } from './testing/arbitraries.ts'

const anyAsked = fc.option(fc.constantFrom(...channels), { nil: undefined })
const strength: readonly ConsentType[] = ['charity-soft-opt-in', 'soft-opt-in', 'express', 'pewc']

/** Slow and obviously right: from the life itself, never from bytes. */
function factsFrom(life: Life, asked: Channel | undefined): unknown {
  const { contacts, since } = contactsFrom(life)
  const facts = {
    country: life.country ?? 'unknown',
    region: life.region === 0 ? undefined : `region ${life.region}`,
    zone: life.zone === 0 ? 'unknown' : `zone ${life.zone}`,
    age: life.age,
    address: asked === undefined || life.knows.includes(asked),
    suppressed: suppressedFrom(life, asked),
    pausedUntil: life.pausedUntil || undefined,
    quietHours: life.quietHours.length
      ? life.quietHours.map(window => ({ ...window, days: daysOf(window) }))
      : undefined,
    budgets: life.budgets.length ? life.budgets : undefined,
    dial: life.dial,
    consents: layout.slots.flatMap(slot => newestYes(life, slot)),
    optOuts: layout.slots.flatMap(slot => newestNo(life, slot)),
    contacts,
    contactsKnownSince: since || undefined,
    purchases: newestFrom(life, 'purchase'),
    inquiries: newestFrom(life, 'inquiry'),
    subscriptions: subscriptionFrom(life),
  }
  return JSON.parse(JSON.stringify(facts))
}

const daysOf = ({ days }: { days?: number[] }): number[] => (days ? days.toSorted() : [1, 2, 3, 4, 5, 6, 7])

function suppressedFrom({ suppressed }: Life, asked: Channel | undefined): boolean | 'undeliverable' {
  const scopes = suppressed.filter(([channel]) => channel === asked).map(([, scope]) => scope)
  return scopes.includes('all') ? 'undeliverable' : scopes.includes('marketing')
}

type Slot = { purpose: string; channel: string }
const isIn = (slot: Slot) => (said: Slot) => said.purpose === slot.purpose && said.channel === slot.channel

function newestYes({ answers }: Life, slot: Slot): unknown[] {
  const yeses = answers.filter(said => said.kind === 'consent').filter(isIn(slot))
  const givenAt = Math.max(...yeses.map(yes => yes.at))
  const newest = yeses.filter(yes => yes.at === givenAt)
  if (newest.length === 0) return []
  const type = strength.find(one => newest.some(yes => yes.type === one))
  const parental = newest.every(yes => yes.parental === true)
  const optOutOffered = newest.every(yes => yes.optOutOffered === true)
  return [{ ...slot, type, givenAt, evidence: true, parental, optOutOffered }]
}

function newestNo({ answers }: Life, slot: Slot): unknown[] {
  const noes = answers.filter(said => said.kind !== 'consent').filter(isIn(slot))
  return noes.length === 0 ? [] : [{ ...slot, at: Math.max(...noes.map(no => no.at)) }]
}

function newestFrom({ happened }: Life, meaning: string): number[] | undefined {
  const newest = happened
    .filter(one => one.meaning === meaning)
    .toSorted((a, b) => a.at - b.at)
    .at(-1)
  return newest && [newest.at]
}

function subscriptionFrom(life: Life): unknown {
  const [startedAt] = newestFrom(life, 'subscription-start') ?? []
  const [endedAt] = newestFrom(life, 'subscription-end') ?? []
  if (startedAt === undefined) return undefined
  return [endedAt !== undefined && startedAt < endedAt ? { startedAt, endedAt } : { startedAt }]
}

function contactsFrom(life: Life) {
  const all = life.contacts.toSorted((a, b) => a.at - b.at || channels.indexOf(a.channel) - channels.indexOf(b.channel))
  if (all.length <= contactsKept) return { contacts: all, since: 0 }
  const since = all.at(-contactsKept - 1)!.at + 1
  return { contacts: all.filter(contact => contact.at >= since), since }
}

const plain = (facts: unknown): unknown => JSON.parse(JSON.stringify(facts))

test('facts read from a state are those of the life that made it', () => {
  assert.deepEqual([...strength].sort(), [...consentTypes].sort())
  fc.assert(
    fc.property(anyLife, anyAsked, (life, asked) => {
      assert.deepEqual(plain(factsOf(stateOf(life, countryCode), someCodes, asked)), factsFrom(life, asked))
    }),
    { numRuns: 2_000 },
  )
})

test('facts of a decision are not touched by the next reading, and hold nothing undefined', () => {
  fc.assert(
    fc.property(anyLife, anyLife, (one, two) => {
      const kept = factsOf(stateOf(one, countryCode), someCodes, 'email')
      const before = structuredClone(kept)
      factsOf(stateOf(two, countryCode), someCodes, 'email')
      assert.deepEqual(kept, before)
      assert.deepEqual(plain(kept), kept)
    }),
  )
})

test('the fields that own rules ask for are facts, and no others; a text that cannot be told is there all the same', () => {
  fc.assert(
    fc.property(anyLife, anyAsked, (life, asked) => {
      const facts = factsOf(stateOf(life, countryCode, askingLayout), someCodes, asked)
      const { plan, member, since } = life
      const named = plan === 0 ? null : plan && `plan ${plan}`
      assert.deepEqual(facts.traits, JSON.parse(JSON.stringify({ member, plan: named, since })))
      const { traits: _, ...rest } = facts
      assert.deepEqual(plain(rest), factsFrom(life, asked))
    }),
  )
})

test('rows do not depend on what own rules ask for', () => {
  assert.deepEqual([askingLayout.tag, askingLayout.size], [layout.tag, layout.size])
})
