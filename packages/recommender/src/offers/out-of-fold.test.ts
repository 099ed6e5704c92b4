import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../testing/draw.ts'
import { offerFields, offersOf } from '../testing/offers.ts'
import { learnEncoding } from './learn-encoding.ts'
import { learningFrom } from './offer-row.ts'
import { foldOf, measureOffers, outOfFold } from './out-of-fold.ts'
import { rowsOf } from './rows.ts'

const offers = offersOf(600, seeded(12)).map((offer, at) => ({ ...offer, person: `p${at % 200}` }))

function trial(of: typeof offers) {
  const learning = learningFrom(offerFields, of, 20, { people: 1, successes: 1 })
  if (!learning.ok) throw new Error(learning.error.says)
  const { inputs, today, successes, counts } = learning.value
  const fields = offerFields.map(field => learnEncoding(field, learning.value))
  const fold = Uint8Array.from(of, ({ person }) => foldOf(person))
  return { rows: rowsOf(fields, inputs, today), successes, counts, fold }
}

test('what somebody did never enters the score they are tried with, in none of their rows', () => {
  const before = outOfFold(trial(offers), 1)
  for (const person of ['p0', 'p17', 'p199']) {
    const turned = offers.map(offer => (offer.person === person ? { ...offer, success: !offer.success } : offer))
    const after = outOfFold(trial(turned), 1)
    const own = [...offers.keys()].filter(row => offers[row]!.person === person)
    assert.equal(own.length, 3)
    for (const row of own) assert.equal(after[row], before[row])
    assert.ok(after.some((score, row) => score !== before[row]))
  }
})

test('all five folds are used, and a fold whose others all did the same still gives numbers', () => {
  assert.deepEqual(new Set(trial(offers).fold), new Set([0, 1, 2, 3, 4]))
  const lone = trial(offers.map(offer => ({ ...offer, success: foldOf(offer.person) === 2 })))
  const scores = outOfFold(lone, 1)
  assert.ok(scores.every(Number.isFinite))
  const { logLoss, brier, calibrationError } = measureOffers(lone, scores)
  for (const each of [logLoss.model, logLoss.constant, brier.model, calibrationError]) assert.ok(Number.isFinite(each))
})
