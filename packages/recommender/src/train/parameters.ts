import type { Fault } from '@candor/terms'

export const modelNames = ['popularity', 'contextual', 'item-knn', 'ease', 'edlae'] as const
export type ModelName = (typeof modelNames)[number]

/** What a model is trained with. What a model does not use is ignored. */
export type Parameters = {
  /** Ridge of EASE and EDLAE. */
  readonly lambda: number
  /** Dropout of EDLAE, at least 0 and below 1. */
  readonly p: number
  /** Neighbours a target keeps in item-kNN, in the contextual model and beyond the head. */
  readonly neighbours: number
  /** Weights a target keeps of EASE or EDLAE; absent: all. */
  readonly truncate?: number
  /** The most popular items, which EASE or EDLAE covers where there are more; the others get neighbours. Absent: all. */
  readonly head?: number
  /** Weights need so many people who chose both items; absent: none (as in evaluation). */
  readonly floor?: number
  /** Bytes that training may take. */
  readonly memory: number
}

/** EDLAE with lambda 200 and p 0.5 did slightly better than EASE in accuracy, coverage and exposure on public data. */
export const defaults: Parameters = { lambda: 200, p: 0.5, neighbours: 200, memory: 2 ** 31 }

/** What serving adds: no reason may rest on fewer than five people. */
export const servingDefaults: Parameters = { ...defaults, truncate: 200, head: 8000, floor: 5 }

/** The first thing wrong with parameters. */
export function parameterFault({ lambda, p, neighbours, truncate, head, floor }: Parameters): Fault | undefined {
  if (!(lambda >= 0 && Number.isFinite(lambda))) return { path: 'lambda', says: 'must be a number of 0 or more.' }
  if (!(p >= 0 && p < 1)) return { path: 'p', says: 'must be at least 0 and below 1.' }
  const counted = { neighbours, truncate, head, floor }
  for (const [path, value] of Object.entries(counted))
    if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= 1e6))
      return { path, says: 'must be a whole number from 1 to 1,000,000.' }
  return undefined
}
