import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import { marks } from './compact/choice-columns.ts'
import type { Facts } from './facts.ts'
import { namedSince, optedOutSince } from './law-choices.ts'
import { questionOf } from './testing/question-of.ts'

const never = Number.NEGATIVE_INFINITY
const act: Act = { kind: 'share', purpose: 'partner', channel: 'email' }
const yes = { purpose: 'disclosure', channel: 'email', type: 'express', givenAt: 10, evidence: true } as const
const no = { purpose: 'disclosure', channel: 'email', at: 12 } as const
const at = 20

type Choices = Partial<Pick<Facts, 'consents' | 'optOuts'>>
const named = (choices: Choices, marked = 0, unmarked = 0): number =>
  namedSince(questionOf(act, at, choices), { purpose: 'disclosure', marked, unmarked })

test('a consent of that name stands when it is proved, free, given and newer than every refusal', () => {
  assert.equal(named({ consents: [yes] }), 10)
  assert.equal(named({ consents: [{ ...yes, givenAt: at }] }), at)
  assert.equal(named({ consents: [{ ...yes, givenAt: at + 1 }] }), never)
  assert.equal(named({ consents: [{ ...yes, evidence: false }] }), never)
  assert.equal(named({ consents: [{ ...yes, bundled: true }] }), never)
  assert.equal(named({ consents: [{ ...yes, purpose: 'transfer' }] }), never)
  assert.equal(named({ consents: [{ ...yes, channel: 'sms' }] }), never)
  assert.equal(named({ consents: [] }), never)
})

test('of several the newest counts, wherever it stands', () => {
  const older = { ...yes, givenAt: 5 }
  assert.equal(named({ consents: [yes, older] }), 10)
  assert.equal(named({ consents: [older, yes] }), 10)
})

test('a withdrawal ends it from its instant on, and a yes after it counts', () => {
  assert.equal(named({ consents: [{ ...yes, withdrawnAt: at }] }), never)
  assert.equal(named({ consents: [{ ...yes, withdrawnAt: at + 1 }] }), 10)
  assert.equal(
    named({
      consents: [
        { ...yes, withdrawnAt: 11 },
        { ...yes, givenAt: 12 },
      ],
    }),
    12,
  )
  assert.equal(
    named({
      consents: [
        { ...yes, withdrawnAt: 12 },
        { ...yes, givenAt: 12 },
      ],
    }),
    never,
  )
})

test('a refusal of that name or of all, on that channel and not after the act, takes it back; on a tie as well', () => {
  assert.equal(named({ consents: [yes], optOuts: [no] }), never)
  assert.equal(named({ consents: [yes], optOuts: [{ ...no, purpose: 'any' }] }), never)
  assert.equal(named({ consents: [yes], optOuts: [{ ...no, at: 10 }] }), never)
  assert.equal(named({ consents: [yes], optOuts: [{ ...no, at: 9 }] }), 10)
  assert.equal(named({ consents: [yes], optOuts: [{ ...no, at }] }), never)
  assert.equal(named({ consents: [yes], optOuts: [{ ...no, at: at + 1 }] }), 10)
  assert.equal(named({ consents: [yes], optOuts: [{ ...no, purpose: 'transfer' }] }), 10)
  assert.equal(named({ consents: [yes], optOuts: [{ ...no, channel: 'sms' }] }), 10)
  // What the act itself is refused for, too.
  assert.equal(named({ consents: [yes], optOuts: [{ ...no, purpose: 'partner' }] }), never)
})

test('what must be marked on it must be, and what must not must not', () => {
  assert.equal(named({ consents: [yes] }, marks.signed), never)
  assert.equal(named({ consents: [{ ...yes, signed: true }] }, marks.signed), 10)
  assert.equal(named({ consents: [{ ...yes, type: 'soft-opt-in' }] }, 0, marks.soft), never)
})

test('an opt-out counts for what it names or for all, on whatever channel, from its instant on', () => {
  const out = (...optOuts: Facts['optOuts']): number => optedOutSince(questionOf(act, at, { optOuts }), ['sale', 'ads'])
  assert.equal(out({ purpose: 'sale', channel: 'sms', at: 3 }), 3)
  assert.equal(out({ purpose: 'ads', channel: 'any', at: 3 }, { purpose: 'any', channel: 'push', at: 8 }), 8)
  assert.equal(out({ purpose: 'sale', channel: 'any', at: 8 }, { purpose: 'ads', channel: 'any', at: 3 }), 8)
  assert.equal(out({ purpose: 'offers', channel: 'any', at: 3 }), never)
  assert.equal(out({ purpose: 'sale', channel: 'any', at }), at)
  assert.equal(out({ purpose: 'sale', channel: 'any', at: at + 1 }), never)
  assert.equal(optedOutSince(questionOf(act, at, { consents: [{ ...yes, purpose: 'sale' }] }), ['sale']), never)
})

const offers: Act = { kind: 'contact', purpose: 'offers', channel: 'email' }
const given = { ...yes, purpose: 'offers' } as const
const kinds = [
  ...(['voluntarySince', 'expressSince', 'writtenSince', 'explicitSince', 'softSince', 'softOfferedSince'] as const),
  ...(['charitySince', 'afterNoticeSince', 'guardianSince'] as const),
]

/** The kinds of which the consents, changed, give one that stands, and since when. */
const sorted = (consents: Facts['consents'], asked = offers, changed: Partial<Facts> = {}): object => {
  const { law } = questionOf(asked, at, { consents, ...changed })
  return Object.fromEntries(kinds.flatMap(kind => (law[kind] === never ? [] : [[kind, law[kind]]])))
}

test('laws tell consents apart by how they were given', () => {
  assert.deepEqual(sorted([given]), { voluntarySince: 10, expressSince: 10 })
  assert.deepEqual(sorted([{ ...given, type: 'pewc' }]), { voluntarySince: 10, expressSince: 10, writtenSince: 10 })
  assert.deepEqual(sorted([{ ...given, explicit: true }]), { voluntarySince: 10, expressSince: 10, explicitSince: 10 })
  assert.deepEqual(sorted([{ ...given, parental: true }]), { voluntarySince: 10, expressSince: 10, guardianSince: 10 })
  assert.deepEqual(sorted([{ ...given, afterConflictNotice: true }]), {
    ...{ voluntarySince: 10, expressSince: 10, afterNoticeSince: 10 },
  })
  const soft = { ...given, type: 'soft-opt-in' } as const
  assert.deepEqual(sorted([soft]), { voluntarySince: 10, softSince: 10 })
  assert.deepEqual(sorted([{ ...soft, optOutOffered: true }]), {
    ...{ voluntarySince: 10, softSince: 10, softOfferedSince: 10 },
  })
  const charity = { ...given, type: 'charity-soft-opt-in' } as const
  assert.deepEqual(sorted([charity]), { voluntarySince: 10, charitySince: 10 })
  assert.deepEqual(sorted([{ ...charity, optOutOffered: false }]), { voluntarySince: 10 })
})

test('the newest of a kind counts, wherever it stands', () => {
  const older = { ...given, givenAt: 4 }
  for (const consents of [
    [given, older],
    [older, given],
  ])
    assert.deepEqual(sorted(consents), { voluntarySince: 10, expressSince: 10 })
})

test('a consent that was forced, is unproved, of another purpose or channel, withdrawn or still to come is of no kind', () => {
  for (const flaw of [
    { preTicked: true },
    { evidence: false },
    { purpose: 'any' },
    { channel: 'sms' as const },
    { withdrawnAt: at },
    { givenAt: at + 1 },
  ])
    assert.deepEqual(sorted([{ ...given, ...flaw }]), {}, JSON.stringify(flaw))
  assert.deepEqual(sorted([{ ...given, givenAt: at, withdrawnAt: at + 1 }]), { voluntarySince: at, expressSince: at })
})

test('a refusal is no consent, though one of the same purpose stands before it', () => {
  const { law } = questionOf(offers, at, { optOuts: [{ purpose: 'offers', channel: 'email', at: 12 }] })
  assert.equal(law.voluntarySince, never)
})

test('in California a yes to sale is one to ads across contexts, and to nothing else', () => {
  const ads: Act = { kind: 'share', purpose: 'cross-context-ads', channel: 'email' }
  const sale = [{ ...given, purpose: 'sale' }]
  const california = { country: 'US', region: 'CA' }
  assert.deepEqual(sorted(sale, ads, california), { voluntarySince: 10, expressSince: 10 })
  assert.deepEqual(sorted(sale, ads), {})
  assert.deepEqual(sorted(sale, offers, california), {})
})

test('what is on record is told, usable or not, and of this purpose alone', () => {
  const recorded = (changed: object): readonly boolean[] => {
    const { law } = questionOf(offers, at, { consents: [{ ...given, evidence: false, ...changed }] })
    return [law.softRecorded, law.charityRecorded, law.afterNoticeRecorded]
  }
  assert.deepEqual(recorded({}), [false, false, false])
  assert.deepEqual(recorded({ type: 'soft-opt-in' }), [true, false, false])
  assert.deepEqual(recorded({ type: 'charity-soft-opt-in' }), [false, true, false])
  assert.deepEqual(recorded({ afterConflictNotice: true }), [false, false, true])
  assert.deepEqual(recorded({ type: 'soft-opt-in', purpose: 'news' }), [false, false, false])
})
