import { serving } from './recommend/serving.ts'
import { training } from './recommend/training.ts'
import type { BenchResult } from './result.ts'

/**
 * What recommending costs: training by number of items beside the bare products of tiles and the textbook, a request at 50,000 items
 * beside a bare loop over the same weights, and memory beside what is said of it. About two minutes.
 */
export const bench = (): BenchResult[] => [...serving(), ...training()]

if (import.meta.main) console.log(JSON.stringify(bench(), null, 2))
