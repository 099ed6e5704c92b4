import assert from 'node:assert/strict'
import { type Ask, type Recommender, reads } from '@candor/recommender'
import { randomAsk, randomShop, withoutItem } from '../../packages/recommender/src/testing/random-shop.ts'
import { scaled, seeded, type Trial } from './trial.ts'

const published = 100_000
/** So far a sum of parts may be from the score. */
const exact = 1e-9
const asksAShop = 60

type Tally = { recommendations: number; removals: number; parts: number; against: number; sum: number; removal: number }

/**
 * Random recommendations of every kind of model: the parts of each sum to its score, and every item of the history, taken out one by
 * one, changes the score of each recommended item by exactly its part. The score without it is that of a list made anew.
 */
export const explanations: Trial = async (seed, scale) => {
  const random = seeded(seed)
  const most = scaled(published, scale)
  const tally: Tally = { recommendations: 0, removals: 0, parts: 0, against: 0, sum: 0, removal: 0 }
  const kinds = new Map<string, number>()
  for (let shop = 0; tally.recommendations < most; shop++) {
    const { name, items, recommender } = randomShop(shop, random)
    const before = tally.recommendations
    for (let ask = 0; ask < asksAShop; ask++) tryOne(recommender, randomAsk(items, random), items, tally)
    kinds.set(name, (kinds.get(name) ?? 0) + tally.recommendations - before)
  }
  console.log(`explanations: ${[...kinds].map(([name, count]) => `${name} ${count}`).join('; ')}`)
  const { recommendations, removals, parts, against, sum, removal } = tally
  return `${recommendations} random recommendations sum to their score within ${sum.toExponential(1)}, ${removals} times an item taken out of a history changes one by its part within ${removal.toExponential(1)}: ${parts} parts are not 0, ${against} of them held back`
}

function tryOne(recommender: Recommender, ask: Ask, items: number, tally: Tally): void {
  const shown = recommender.recommend(ask)
  const explained = shown.map(({ item }) => recommender.explain(ask, item))
  for (const [at, { score, contributions }] of explained.entries()) {
    // From behind: not the order in which the score was made.
    const parts = contributions.reduceRight((all, { value }) => all + value, 0)
    tally.sum = Math.max(tally.sum, Math.abs(parts - shown[at]!.score), Math.abs(score - shown[at]!.score))
    tally.recommendations++
  }
  assert.ok(tally.sum <= exact, `parts that are ${tally.sum} from their score: ${JSON.stringify(ask)}`)
  for (const gone of reads[ask.level].includes('history') ? (ask.person?.history ?? []) : []) {
    const without = new Map(
      recommender.recommend({ ...withoutItem(ask, gone), limit: items }).map(({ item, score }) => [item, score]),
    )
    for (const { item, score, contributions } of explained) {
      const part = contributions.find(({ source }) => source.kind === 'history' && source.item === gone)?.value ?? 0
      tally.removal = Math.max(tally.removal, Math.abs(score - part - without.get(item)!))
      tally.removals++
      if (part !== 0) tally.parts++
      if (part < 0) tally.against++
    }
    assert.ok(tally.removal <= exact, `${gone} taken out is ${tally.removal} off: ${JSON.stringify(ask)}`)
  }
}
