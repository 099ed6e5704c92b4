import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Channel, type ConsentType, channels, consentTypes } from '@candor/terms'
import fc from 'fast-check'
import { contactsKept, countryCode, factsOf, type Meaning, ringKept } from './index.ts'
import { anyLife, askingLayout, type Life, layout, someCodes, stateOf, watchingLayout } from './testing/arbitraries.ts'

const anyAsked = fc.option(fc.constantFrom(...channels), { nil: undefined })
const strength: readonly ConsentType[] = ['charity-soft-opt-in', 'soft-opt-in', 'express', 'pewc']

/** Slow and obviously right: from the life itself, never from bytes. */
function factsFrom(life: Life, asked: Channel | undefined, watches = false): unknown {
  const looks = watches && life.guard !== 'off'
  const topics = life.avoidTopics.filter(topic => topic !== 'unheard-of').toSorted()
  const nights = [...new Set(life.nights)].toSorted((a, b) => b - a).slice(0, ringKept)
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
    avoidTopics: topics.length > 0 ? topics : undefined,
    guard: life.guard,
    purchasesAWeek: life.purchasesAWeek || undefined,
    noOffersAtNight: life.noOffersAtNight || undefined,
    restricted: life.restricted || undefined,
    purchases: looks || life.purchasesAWeek > 0 ? fewFrom(life, 'purchase') : newestFrom(life, 'purchase'),
    returns: looks ? fewFrom(life, 'return') : undefined,
    lateNights: looks && nights.length > 0 ? nights.map(night => night * 86_400_000) : undefined,
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

/** The newest to the millisecond, as many others as are kept to the second. */
function fewFrom({ happened }: Life, meaning: Meaning): number[] | undefined {
  const all = happened.filter(one => one.meaning === meaning).map(({ at }) => at)
  const [, ...before] = [...new Set(all.map(at => at - (at % 1_000)))].toSorted((a, b) => b - a).slice(0, ringKept)
  return all.length === 0 ? undefined : [Math.max(...all), ...before]
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

test('where the guard looks, the newest few of what it looks for are facts, unless somebody switched it off', () => {
  fc.assert(
    fc.property(anyLife, anyAsked, (life, asked) => {
      const facts = factsOf(stateOf(life, countryCode, watchingLayout), someCodes, asked)
      assert.deepEqual(plain(facts), factsFrom(life, asked, true))
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
  for (const other of [askingLayout, watchingLayout])
    assert.deepEqual([other.tag, other.size], [layout.tag, layout.size])
})
