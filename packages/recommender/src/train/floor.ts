import type { Interactions } from '../chosen/interactions.ts'
import type { Weights } from '../weights.ts'
import { createCounter } from './cooccurrence.ts'

/**
 * Leaves only weights between items that at least `least` people chose together, or that share an attribute: a reason such as
 * "because you bought X" must not tell what one other person bought. The floor is set on the weights and not on the Gram
 * matrix, which need not be positive definite any more without its small entries. Changes the weights in place.
 */
export function withFloor(
  people: Interactions,
  weights: Weights,
  least: number,
  shares: Shares = () => false,
): Weights {
  const counter = createCounter(people)
  const { items, values } = weights
  for (let h = 0; h < items; h++) {
    const { counts } = counter.count(h, items)
    const from = weights.kind === 'dense' ? h * items : weights.starts[h]!
    const end = weights.kind === 'dense' ? from + items : weights.starts[h + 1]!
    for (let at = from; at < end; at++) {
      const j = weights.kind === 'dense' ? at - from : weights.targets[at]!
      if (counts[j]! < least && !shares(h, j)) values[at] = 0
    }
  }
  return weights
}

/** Whether two items have an attribute in common. */
export type Shares = (a: number, b: number) => boolean
