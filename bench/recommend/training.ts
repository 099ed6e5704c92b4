import { defaults, finish, memoryNeeded, type Step, train } from '../../packages/recommender/src/index.ts'
import { seeded } from '../../packages/recommender/src/testing/draw.ts'
import { cpuSeconds } from '../measure/cpu.ts'
import type { BenchResult } from '../result.ts'
import { people } from './people.ts'
import { bareRate, flopsOf, plainInverse } from './plain.ts'

const sizes = [500, 1000, 2000, 3700, 5600]
const plainSize = 1000
const users = 6000
const mean = 100

/** Training of EDLAE by number of items, beside nothing but products of tiles and beside the textbook, and its memory. */
export function training(): BenchResult[] {
  const bare = bareRate(cpuSeconds)
  const plain = flopsOf(plainSize) / cpuSeconds(() => plainInverse(randomMatrix(plainSize), plainSize))
  return sizes.flatMap(items => sized(items, bare, plain))
}

function randomMatrix(n: number): Float64Array {
  const random = seeded(n)
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = i === j ? n : random()
  return matrix
}

function sized(items: number, bare: number, plain: number): BenchResult[] {
  const interactions = people(users, items, mean)
  const watch = watchStages()
  const took = cpuSeconds(() => {
    const trained = finish(train('edlae', defaults, interactions), watch.step)
    if (!trained.ok) throw new Error(trained.error.says)
    watch.end()
  })
  const n = interactions.columns.length
  const about = `EDLAE, all weights, ${users} people, ${n} interactions by a power law, CPU time of one thread`
  const least = flopsOf(items) / bare
  const rate = flopsOf(items) / watch.solved() / 1e9
  const stated = memoryNeeded('edlae', items, defaults) / 2 ** 20
  return [
    result(
      `recommend train ${items} items`,
      took,
      's',
      least,
      n,
      `${about}; baseline: as many flops (n³) in products of tiles alone, at ${(bare / 1e9).toFixed(2)} GFLOP/s`,
    ),
    result(
      `recommend solve ${items} items`,
      rate,
      'GFLOP/s',
      plain / 1e9,
      n,
      `${about}; the inverse alone; baseline: the textbook's three loops over ${plainSize} rows`,
    ),
    result(
      `recommend memory of training ${items} items`,
      watch.memory(),
      'MiB',
      stated,
      n,
      `${about}; largest array buffers beside the interactions; baseline: what is said beforehand`,
    ),
  ]
}

/** CPU seconds of solving, and the most memory in array buffers at any step. */
function watchStages() {
  const began = process.memoryUsage().arrayBuffers
  let [most, solving, lastAt, last] = [0, 0, process.cpuUsage(), 'count']
  const look = (stage: string): void => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - began)
    const { user, system } = process.cpuUsage(lastAt)
    if (stage === 'solve' || last === 'solve') solving += stage === 'solve' ? (user + system) / 1e6 : 0
    lastAt = process.cpuUsage()
    last = stage
  }
  return {
    step: ({ stage }: Step) => look(stage),
    end: () => look('end'),
    solved: () => solving,
    memory: () => most / 2 ** 20,
  }
}

const result = (
  name: string,
  value: number,
  unit: string,
  baseline: number,
  n: number,
  conditions: string,
): BenchResult => ({
  name,
  value,
  unit,
  baseline,
  ratio: value / baseline,
  n,
  conditions,
})
