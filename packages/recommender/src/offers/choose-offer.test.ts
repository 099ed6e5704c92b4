import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../testing/draw.ts'
import { chooseOffer, type Lots, type OfferChoice, type Suspension } from './choose-offer.ts'

// In millionths, as people write them; lots have 53 bits. Numbers near the smallest there are would only test multiplication.
const share = fc.integer({ min: 0, max: 1_000_000 }).map(millionths => millionths / 1e6)
const lot = fc.maxSafeNat().map(bits => bits / 2 ** 53)
const lots: fc.Arbitrary<Lots> = fc.record({ holdout: lot, explore: lot, offer: lot, cap: lot })
const suspension: fc.Arbitrary<Suspension> = fc.oneof(
  fc.constantFrom<Suspension>({ kind: 'none' }, { kind: 'fallback' }, { kind: 'stop' }, { kind: 'cap' }),
  fc.record({ kind: fc.constant('cap' as const), share }),
)
const scored = fc.record({ score: share, threshold: share, atThreshold: share })
const rules = fc.record({ share, explore: share, holdout: share, interlock: suspension })
const choice: fc.Arbitrary<OfferChoice> = fc
  .tuple(lots, rules, fc.option(scored, { nil: {} }))
  .map(([drawn, ruled, known]) => ({ lots: drawn, ...ruled, ...known }))

const plain = { share: 0.2, explore: 0.1, holdout: 0.05, interlock: { kind: 'none' } } as const
const middle: Lots = { holdout: 0.5, explore: 0.5, offer: 0.5, cap: 0.5 }

test('each mode has its chance', () => {
  const at = (more: Partial<OfferChoice>) =>
    chooseOffer({ lots: middle, score: 0.7, threshold: 0.6, ...plain, ...more })
  const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-15)
  assert.deepEqual(at({}), { mode: 'score', offered: true, propensity: 0.9 + 0.1 * 0.2 })
  assert.deepEqual(at({ score: 0.5 }), { mode: 'score', offered: false, propensity: 0.1 * 0.2 })
  assert.equal(at({ score: 0.6 }).offered, true)
  near(at({ score: 0.6, atThreshold: 0.25 }).propensity, 0.9 * 0.25 + 0.02)
  assert.equal(at({ score: 0.6, atThreshold: 0.25 }).offered, false)
  assert.deepEqual(at({ lots: { ...middle, explore: 0.09 } }), { mode: 'explore', offered: false, propensity: 0.92 })
  assert.deepEqual(at({ lots: { ...middle, holdout: 0.04, offer: 0.19 } }), {
    mode: 'holdout',
    offered: true,
    propensity: 0.2,
  })
  const { score: _, threshold: __, ...unknown } = { lots: middle, score: 1, threshold: 1, ...plain }
  assert.deepEqual(chooseOffer(unknown), { mode: 'lot', offered: false, propensity: 0.2 })
  const capped = at({ interlock: { kind: 'cap', share: 0.4 } })
  assert.deepEqual([capped.mode, capped.offered], ['cap', false])
  near(capped.propensity, 0.4 * 0.92 + 0.6 * 0.2)
  assert.equal(at({ interlock: { kind: 'cap' } }).mode, 'cap')
  assert.deepEqual(at({ interlock: { kind: 'fallback' } }), { mode: 'fallback', offered: false, propensity: 0.2 })
  assert.deepEqual(at({ interlock: { kind: 'stop' } }), { mode: 'stopped', offered: false, propensity: 0 })
})

test('over many lots an offer is made as often as its propensity says', () => {
  const random = seeded(5)
  const [cases, draws] = [150, 4000]
  for (let each = 0; each < cases; each++) {
    const kinds: Suspension[] = [{ kind: 'none' }, { kind: 'cap', share: random() }, { kind: 'fallback' }]
    const asked = {
      share: random(),
      explore: random() ** 2,
      holdout: random() < 0.3 ? 0.5 : 0,
      interlock: kinds[each % 3]!,
      score: random(),
      threshold: 0.5,
      ...(each % 5 === 0 ? { score: 0.5, atThreshold: random() } : {}),
    }
    // Who is in the holdout stays in it: its lot is not drawn anew.
    const holdout = random()
    let [offered, stated] = [0, 0]
    for (let draw = 0; draw < draws; draw++) {
      const lots = { holdout, explore: random(), offer: random(), cap: random() }
      const chosen = chooseOffer({ ...asked, lots })
      assert.ok(draw === 0 || chosen.propensity === stated)
      stated = chosen.propensity
      if (chosen.offered) offered++
    }
    const error = Math.sqrt((stated * (1 - stated)) / draws)
    assert.ok(Math.abs(offered / draws - stated) <= 4.5 * error + 1e-9, `${offered} of ${draws}, not ${stated}`)
  }
})

test('a propensity is always a chance, and what is offered never has the chance 0', () => {
  fc.assert(
    fc.property(choice, asked => {
      const { offered, propensity } = chooseOffer(asked)
      assert.ok(propensity >= 0 && propensity <= 1)
      if (offered) assert.ok(propensity > 0)
    }),
    { numRuns: 2000 },
  )
})

test('a higher score never takes an offer away, nor its chance', () => {
  fc.assert(
    fc.property(choice, share, share, (asked, a, b) => {
      const at = (score: number) => chooseOffer({ ...asked, threshold: 0.5, score })
      const [low, high] = [at(Math.min(a, b)), at(Math.max(a, b))]
      assert.ok(low.propensity <= high.propensity + 1e-15)
      assert.ok(!low.offered || high.offered)
    }),
    { numRuns: 2000 },
  )
})

test('a stop never offers, and in the holdout, in a fallback and without a score the score is never asked', () => {
  fc.assert(
    fc.property(choice, share, (asked, other) => {
      assert.deepEqual(chooseOffer({ ...asked, interlock: { kind: 'stop' } }), {
        mode: 'stopped',
        offered: false,
        propensity: 0,
      })
      for (const blind of [{ holdout: 1 }, { interlock: { kind: 'fallback' as const } }]) {
        const one = chooseOffer({ ...asked, threshold: 0.5, score: 0.5, ...blind })
        assert.deepEqual(chooseOffer({ ...asked, threshold: 0.5, score: other, ...blind }), one)
        if (asked.interlock.kind !== 'stop') assert.equal(one.propensity, asked.share)
      }
    }),
    { numRuns: 1000 },
  )
})

test('with a cap the ratio of any two chances is never below its bound, whatever the score does', () => {
  fc.assert(
    fc.property(choice, share, fc.tuple(share, share), (asked, c, [a, b]) => {
      const at = (score: number) =>
        chooseOffer({ ...asked, threshold: 0.5, score, interlock: { kind: 'cap', share: c } }).propensity
      const left = (1 - c) * asked.share
      assert.ok(at(a) * (left + c) >= at(b) * left - 1e-12)
      assert.ok(at(a) >= left - 1e-15 && at(a) <= left + c + 1e-15)
    }),
    { numRuns: 2000 },
  )
})

test('what is no lot and no share is thrown back', () => {
  const asked = { lots: middle, ...plain }
  assert.throws(() => chooseOffer({ ...asked, lots: { ...middle, cap: 1 } }), /lot cap is 1/)
  assert.throws(() => chooseOffer({ ...asked, share: Number.NaN }), /share is NaN/)
  assert.throws(() => chooseOffer({ ...asked, score: Number.NaN, threshold: 0.5 }), /score is NaN/)
  assert.throws(() => chooseOffer({ ...asked, interlock: { kind: 'cap', share: 2 } }), /interlock.share is 2/)
})
