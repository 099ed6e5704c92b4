import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  type Catalogue,
  createRecommender,
  defaults,
  summarise,
  type Trained,
} from '../../packages/recommender/src/index.ts'
import { seeded } from '../../packages/recommender/src/testing/draw.ts'
import { addRow, createColumns } from '../../packages/recommender/src/weights.ts'
import type { BenchResult } from '../result.ts'
import { chooser, howMany } from './people.ts'

const items = 50_000
const keep = 200
const requests = 2_000
const warm = 200
const limit = 20

/** The time of one request at 50,000 items, beside a bare loop that adds the same weights, and what the model takes. */
export function serving(): BenchResult[] {
  const before = heldBytes()
  const model = largeModel()
  const held = (heldBytes() - before) / 2 ** 20
  const { weights } = model
  if (weights?.kind !== 'sparse') throw new Error('the model is not sparse')
  const histories = persons()
  const recommender = createRecommender(model, shop())
  const scores = new Float64Array(items)
  const ask = (history: number[]) => ({ level: 'full' as const, person: { history }, limit })
  const served = times(histories, history => recommender.recommend(ask(history)).length)
  const told = times(histories, history => {
    const [best] = recommender.recommend(ask(history))
    return summarise(recommender.explain(ask(history), best!.item), 3).shown.length
  })
  const bare = times(histories, history => {
    scores.fill(0)
    for (const item of history) addRow(weights, item, 1, scores)
    return scores[0]!
  })
  const mean = Math.round(histories.reduce((sum, { length }) => sum + length, 0) / histories.length)
  const about = `${items} items, ${keep} weights a column, categories, providers and editorial terms; ${requests} people with ${mean} items on average, by a power law; the best ${limit}; wall time`
  return [
    result('recommend serving p50', at(served, 0.5), at(bare, 0.5), about),
    result('recommend serving p99', at(served, 0.99), at(bare, 0.99), about),
    result('recommend serving p99 with one explanation', at(told, 0.99), at(bare, 0.99), about),
    {
      ...result('recommend memory of serving', held, (weights.values.length * 12) / 2 ** 20, ''),
      unit: 'MiB',
      conditions: `array buffers after the model was put together; baseline: ${weights.values.length} weights of 12 bytes`,
    },
  ]
}

/** Bytes in array buffers that are still reachable. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  // The second round waits until the buffers the first one found are gone.
  collect()
  collect()
  return process.memoryUsage().arrayBuffers
}

/** Columns of weights whose sources are popular as items are, so that the rows of popular items are long. */
function largeModel(): Trained {
  const random = seeded(1)
  const draws = Array.from({ length: 12 }, (_, taste) => chooser(items, taste))
  const columns = createColumns(items, items * keep)
  for (let target = 0; target < items; target++) {
    const sources = new Set<number>()
    while (sources.size < keep) sources.add(draws[random() < 0.7 ? target % 12 : Math.floor(random() * 12)]!(random()))
    sources.delete(target)
    columns.put(
      target,
      Int32Array.from(sources),
      Float64Array.from(sources, () => random() - 0.1),
    )
  }
  const popularity = Float64Array.from({ length: items }, (_, item) => Math.round(1e5 / (item + 5) ** 0.9))
  return { name: 'edlae', parameters: { ...defaults, truncate: keep }, items, popularity, weights: columns.rows() }
}

function persons(): number[][] {
  const random = seeded(2)
  const draws = Array.from({ length: 12 }, (_, taste) => chooser(items, taste))
  return Array.from({ length: requests + warm }, () => {
    const draw = draws[Math.floor(random() * 12)]!
    return [...new Set(Array.from({ length: howMany(random, 60, 1000) }, () => draw(random())))]
  })
}

const shop = (): Catalogue => ({
  items,
  available: Uint8Array.from({ length: items }, (_, item) => (item % 50 === 7 ? 0 : 1)),
  sensitive: Uint8Array.from({ length: items }, (_, item) => (item % 100 === 3 ? 1 : 0)),
  categories: {
    starts: Int32Array.from({ length: items + 1 }, (_, item) => item),
    values: Int32Array.from({ length: items }, (_, item) => item % 12),
  },
  providers: Int32Array.from({ length: items }, (_, item) => item % 300),
  balance: Float64Array.from({ length: 300 }, (_, provider) => (provider % 5) / 100),
  editorial: new Float64Array(items),
})

let kept = 0

/** Milliseconds of each request after the first ones, ascending. */
function times(histories: readonly number[][], work: (history: number[]) => number): Float64Array {
  const taken = new Float64Array(requests)
  histories.forEach((history, number) => {
    const began = performance.now()
    kept += work(history)
    if (number >= warm) taken[number - warm] = performance.now() - began
  })
  if (Number.isNaN(kept)) throw new Error('nothing was scored')
  return taken.sort()
}

const at = (sorted: Float64Array, share: number): number => sorted[Math.floor(share * (sorted.length - 1))]!

const result = (name: string, value: number, baseline: number, about: string): BenchResult => ({
  name,
  value,
  unit: 'ms',
  baseline,
  ratio: value / baseline,
  n: requests,
  conditions: `${about}; baseline: a bare loop that adds the same weights`,
})
