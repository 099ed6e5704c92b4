import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../testing/draw.ts'
import { offerFields, offersOf, somebody, truth } from '../testing/offers.ts'
import type { Inputs } from './inputs.ts'
import { logit } from './logistic.ts'
import type { OfferRow } from './offer-row.ts'
import { scoreOffer } from './score-offer.ts'
import { type OfferOptions, trainOffer } from './train-offer.ts'

const trained = (offers: readonly OfferRow[], options: OfferOptions = { share: 0.2 }, fields = offerFields) => {
  const result = trainOffer(fields, offers, options)
  if (!result.ok) throw new Error(result.error.says)
  return result.value
}
const near = (a: number, b: number, within: number) => assert.ok(Math.abs(a - b) <= within, `${a}, not ${b}`)
const many = offersOf(4000, seeded(1))

test('the terms of every score sum to it, and the model comes back from JSON as it was', () => {
  const { model } = trained(many)
  assert.deepEqual(JSON.parse(JSON.stringify(model)), model)
  const random = seeded(3)
  for (let round = 0; round < 20_000; round++) {
    const { probability, logOdds, prior, terms } = scoreOffer(model, somebody(random), '2026-02-16')
    const sum = terms.reduceRight((all, { contribution }) => all + contribution, 0)
    near(prior + sum, logOdds, 1e-9)
    near(logit(probability), logOdds, 1e-9)
  }
})

test('taking a field away changes the score by exactly its contribution less that of being missing', () => {
  const { model } = trained(many)
  const random = seeded(4)
  const nothing = scoreOffer(model, {}, '2026-02-16').terms
  for (let round = 0; round < 5000; round++) {
    const inputs = somebody(random)
    const whole = scoreOffer(model, inputs, '2026-02-16')
    for (const [at, { field, contribution }] of whole.terms.entries()) {
      const { [field]: _, ...others } = inputs
      const without = scoreOffer(model, others, '2026-02-16')
      near(whole.logOdds - without.logOdds, contribution - nothing[at]!.contribution, 1e-9)
      assert.deepEqual(without.terms.toSpliced(at, 1), whole.terms.toSpliced(at, 1))
      assert.deepEqual(without.terms[at], nothing[at])
    }
  }
})

test('a term shows the value it was made from, and null where that counts as missing', () => {
  const { model } = trained(many)
  const shown = (inputs: Inputs) => scoreOffer(model, inputs, '2026-02-16').terms.map(({ value }) => value)
  const whole = { age: 30, city: 'Porto', member: false, last_order: '2025-12-24' }
  assert.deepEqual(shown(whole), [30, 'Porto', false, '2025-12-24'])
  const odd = { age: Number.NaN, city: 4, member: 'yes', last_order: '2025-02-30' }
  assert.deepEqual(shown(odd), [null, null, null, null])
  assert.deepEqual(scoreOffer(model, odd, '2026-02-16'), scoreOffer(model, {}, '2026-02-16'))
  assert.equal(scoreOffer(model, whole).terms[3]!.value, null)
})

test('over the people it learned from, contributions come to nothing: they are told from the mean person', () => {
  const { model } = trained(many)
  const sums = offerFields.map(() => 0)
  for (const { inputs, on, propensity } of many)
    scoreOffer(model, inputs, on).terms.forEach(({ contribution }, at) => {
      sums[at]! += contribution / propensity
    })
  for (const sum of sums) near(sum / many.length, 0, 1e-9)
})

test('the truth is found, and the card says how well, beside the share alone', () => {
  const { model, card } = trained(many)
  const { evaluation, effective, columns, cut } = card
  const { areaUnderCurve, logLoss, brier, calibrationError, reliability } = evaluation!
  assert.ok(areaUnderCurve!.model > 0.68 && areaUnderCurve!.constant === 0.5)
  assert.ok(logLoss.model < logLoss.constant - 0.03 && brier.model < brier.constant - 0.01)
  assert.ok(calibrationError < 0.04)
  assert.equal(reliability.length, 10)
  assert.ok(effective < 4000 && effective > 2500)
  assert.deepEqual([columns, cut, card.flat], [2 + 6 + 1 + 2, 0, undefined])
  const random = seeded(8)
  for (let round = 0; round < 200; round++) {
    const inputs = somebody(random)
    near(scoreOffer(model, inputs, '2026-02-16').logOdds, truth(inputs), 0.6)
  }
})

test('the same offers give the same model, and the share aimed at is reached', () => {
  assert.deepEqual(trained(many), trained(many))
  const { model } = trained(many, { share: 0.3 })
  const weights = many.map(({ propensity }) => 1 / propensity)
  const offered = many.map(({ inputs, on }) => {
    const { probability } = scoreOffer(model, inputs, on)
    return probability > model.threshold ? 1 : probability === model.threshold ? model.atThreshold : 0
  })
  const total = weights.reduce((a, b) => a + b, 0)
  near(offered.reduce((sum, part, at) => sum + part * weights[at]!, 0) / total, 0.3, 1e-9)
})

test('offers that were rarely made to some count for those that were not made', () => {
  // Half are old, of whom 8 in 10 succeed, of the young 2; the young were offered nine times as rarely.
  const half = (old: boolean, n: number): OfferRow[] =>
    Array.from({ length: n }, (_, at) => ({
      person: `${old}${at}`,
      on: '2026-01-01',
      inputs: {},
      success: at % 10 < (old ? 8 : 2),
      propensity: old ? 0.9 : 0.1,
    }))
  const { model, card } = trained([...half(true, 900), ...half(false, 100)], { share: 0.5 })
  near(model.prior, logit(0.5), 0.01)
  near(card.effective, 2000 ** 2 / (900 / 0.81 + 100 / 0.01), 1e-9)
  const cut = trained([...half(true, 900), ...half(false, 100)], { share: 0.5, mostWeight: 2 })
  near(cut.model.prior, logit((800 + 0.2 * 200) / 1200), 0.01)
  assert.equal(cut.card.cut, 100)
})

test('inputs that say nothing end in one score for all, and the offer goes by lot', () => {
  let flat = 0
  for (let seed = 0; seed < 10; seed++) {
    const { model, card } = trained(offersOf(600, seeded(100 + seed), 0))
    if (card.flat === undefined) continue
    flat++
    assert.match(card.flat, /did not tell people apart/)
    assert.ok(model.fields.every(({ weights }) => weights.every(weight => Object.is(weight, 0))))
    assert.deepEqual(scoreOffer(model, many[0]!.inputs).probability, model.threshold)
    near(model.atThreshold, 0.2, 1e-12)
  }
  assert.ok(flat >= 3)
})

test('all succeed, or nobody does: the share, a little inside, and why', () => {
  const all = many.slice(0, 300).map(offer => ({ ...offer, success: true, propensity: 1 }))
  const { model, card } = trained(all)
  assert.match(card.flat!, /nearly everybody/)
  assert.equal(card.evaluation, undefined)
  near(model.prior, logit(300.5 / 301), 1e-9)
  near(model.atThreshold, 0.2, 1e-12)
  const none = all.map(offer => ({ ...offer, success: false }))
  const low = trained(none, { share: 0.2, least: { people: 1, successes: 0 } })
  assert.match(low.card.flat!, /nobody/)
  near(low.model.prior, logit(0.5 / 301), 1e-9)
  const bare = trained(many, { share: 0.2 }, [])
  assert.match(bare.card.flat!, /no input/)
})

test('what separates perfectly, or says the same twice, ends in numbers', () => {
  const twice = [...offerFields, { name: 'again', type: 'number' as const }, { name: 'sure', type: 'text' as const }]
  const offers = many.slice(0, 500).map(offer => ({
    ...offer,
    inputs: { ...offer.inputs, again: offer.inputs['age'] ?? null, sure: offer.success ? 'yes' : 'no' },
  }))
  const { model, card } = trained(offers, { share: 0.2 }, twice)
  assert.ok(card.evaluation!.areaUnderCurve!.model > 0.999)
  for (const { inputs, on } of offers) {
    const { probability } = scoreOffer(model, inputs, on)
    assert.ok(probability > 0 && probability < 1)
  }
})

test('too few to learn from, and too much, are said with their limits', () => {
  const says = (offers: readonly OfferRow[], fields = offerFields) => {
    const result = trainOffer(fields, offers, { share: 0.2 })
    return result.ok ? 'trained' : `${result.error.path} ${result.error.says}`
  }
  assert.match(says([]), /offers are too few to learn from: 0 people of 200, 0 successes of 20/)
  assert.match(says(many.slice(0, 199)), /199 people of 200/)
  assert.match(says(many.map(offer => ({ ...offer, person: 'one' }))), /1 people of 200/)
  assert.match(says(many.map(offer => ({ ...offer, success: false }))), /0 successes of 20/)
  assert.match(
    says(
      many,
      Array.from({ length: 21 }, (_, at) => ({ name: `f${at}`, type: 'number' })),
    ),
    /21 fields/,
  )
  assert.match(says(new Array(500_001).fill(many[0])), /500001/)
  assert.throws(() => says(many.map(offer => ({ ...offer, propensity: 0 }))), /propensity is 0/)
  assert.throws(() => trainOffer(offerFields, many, { share: Number.NaN }), RangeError)
  assert.throws(() => trainOffer(offerFields, many, { share: 0.2, l2: 0 }), RangeError)
})
