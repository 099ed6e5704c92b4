import { isAlias, isMap, isSeq } from 'yaml'
import { entriesOf, itemsOf, type Spot, scalarAt } from './spot.ts'

/** What stands at a spot as plain JSON. An alias is nothing: it was refused when the file was opened. */
export function jsonAt(spot: Spot): unknown {
  if (isMap(spot.node)) return Object.fromEntries(entriesOf(spot).map(({ key, at }) => [key, jsonAt(at)]))
  return isSeq(spot.node) ? itemsOf(spot).map(jsonAt) : scalarAt(spot)
}

/** Every place at a spot and below it, by its path. */
export function placesIn(spot: Spot): ReadonlyMap<string, Spot> {
  const below = isMap(spot.node) ? entriesOf(spot).map(({ at }) => at) : itemsOf(spot)
  return new Map([[spot.path, spot] as const, ...below.flatMap(part => [...placesIn(part)])])
}

/** Is any of this written by alias? */
export const isByAlias = (places: ReadonlyMap<string, Spot>): boolean =>
  [...places.values()].some(({ node }) => isAlias(node))
