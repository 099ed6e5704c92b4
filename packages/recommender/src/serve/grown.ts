import type { Trained } from '../train/train.ts'
import type { Weights } from '../weights.ts'

/**
 * The model for a catalogue that has grown since it was trained, to `items`: new items stand behind the old ones, nobody chose
 * them yet, and nothing is inferred from or about them. Dense weights do not grow, for that would copy all of them: a RangeError, as for
 * fewer items than the model has.
 */
export function grown(model: Trained, items: number): Trained {
  if (items === model.items) return model
  if (items < model.items) throw new RangeError(`${items} items, but a model of ${model.items}`)
  const popularity = new Float64Array(items)
  popularity.set(model.popularity)
  const { weights } = model
  return { ...model, items, popularity, ...(weights === undefined ? {} : { weights: grownWeights(weights, items) }) }
}

function grownWeights(weights: Weights, items: number): Weights {
  if (weights.kind === 'dense') throw new RangeError('dense weights do not grow; train with truncate')
  const starts = new Int32Array(items + 1).fill(weights.targets.length)
  starts.set(weights.starts)
  return { ...weights, items, starts }
}
