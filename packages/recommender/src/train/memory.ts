import type { Fault } from '@candor/terms'
import { side, tiledBytes } from '../linear/tiles.ts'
import type { ModelName, Parameters } from './parameters.ts'

/** A kept weight while its column is gathered and again in its row: number and id, 12 bytes each time. */
const weightBytes = 24

/** Bytes that training takes at most, beside the interactions, seen from users and from items. Dense EASE: 4 n² for the inverse and 8 n² for the weights. */
export function memoryNeeded(name: ModelName, items: number, { truncate, head, neighbours }: Parameters): number {
  if (name === 'popularity') return 16 * items
  const columns = weightBytes * items * Math.min(items, neighbours)
  if (name === 'item-knn' || name === 'contextual') return columns
  if (head !== undefined && head < items) return matrixBytes(head) + columnBytes(items, truncate, neighbours)
  return (
    matrixBytes(items) + (truncate === undefined ? 8 * items * items : weightBytes * items * Math.min(items, truncate))
  )
}

/** The matrix and the two block columns its inversion works in. */
const matrixBytes = (n: number): number => tiledBytes(n) + 16 * side * n

const columnBytes = (items: number, truncate: number | undefined, neighbours: number): number =>
  weightBytes * items * Math.min(items, Math.max(truncate ?? neighbours, neighbours))

/** Says before anything is allocated that a catalogue is too large, and what would fit. */
export function memoryFault(name: ModelName, items: number, parameters: Parameters): Fault | undefined {
  const needed = memoryNeeded(name, items, parameters)
  if (needed <= parameters.memory) return undefined
  const [has, may] = [mebibytes(needed), mebibytes(parameters.memory)]
  return {
    path: 'items',
    says: `are too many: ${name} of ${items} items takes ${has} MiB, and ${may} are allowed. Give truncate or head, or take item-knn.`,
  }
}

const mebibytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20)
