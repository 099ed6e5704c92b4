import type { Fault } from '@candor/terms'
import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml'

/** The file being read: what was found wrong so far, and how an offset becomes line and column. */
export type Sheet = { readonly faults: Fault[]; readonly lines: LineCounter }

/** One place in the file: the node there, its path (`purposes.offers.basis`) and where a reader's eye should go. */
export type Spot = {
  readonly sheet: Sheet
  readonly node: Node | null
  readonly path: string
  readonly offset: number
}

/** Nobody reads more; a file built to be wrong everywhere must not keep the reader busy. */
const maxFaults = 200
export const isFull = ({ faults }: Sheet): boolean => faults.length >= maxFaults

/** Notes a fault at this spot; the answer is `undefined` so that readers can return it. The sheet holds 200 faults. */
export function refuse(spot: Spot, says: string): undefined {
  if (isFull(spot.sheet)) return
  const { line, col } = spot.sheet.lines.linePos(spot.offset)
  spot.sheet.faults.push({ path: spot.path, says, line: Math.max(line, 1), column: Math.max(col, 1) })
}

/** One key of a map and the spot where its value stands. */
export type Entry = { readonly key: string; readonly at: Spot }

/** The keys of a map and what stands at them; a fault points at the key. Empty when the spot is no map. */
export function entriesOf(spot: Spot): Entry[] {
  if (!isMap(spot.node)) return []
  return spot.node.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || typeof key.value !== 'string') return []
    const offset = key.range?.[0] ?? spot.offset
    const path = spot.path === '' ? key.value : `${spot.path}.${key.value}`
    return [{ key: key.value, at: { sheet: spot.sheet, node: value as Node | null, path, offset } }]
  })
}

/** The items of a list; empty when the spot is none. */
export function itemsOf(spot: Spot): Spot[] {
  if (!isSeq(spot.node)) return []
  return spot.node.items.map((item, index) => {
    const node = item as Node | null
    const offset = node?.range?.[0] ?? spot.offset
    return { sheet: spot.sheet, node, path: `${spot.path}[${index}]`, offset }
  })
}

/** What stands at `key` of this map, if anything. */
export const at = (spot: Spot, key: string): Spot | undefined => entriesOf(spot).find(entry => entry.key === key)?.at

/** The entries of a map that stands at `key`; empty when there is none. */
export function sectionOf(spot: Spot, key: string): Entry[] {
  const section = at(spot, key)
  return section ? entriesOf(section) : []
}

/** The plain value at a spot: text, number, boolean or null; undefined for a map or list. */
export const scalarAt = (spot: Spot | undefined): unknown => (isScalar(spot?.node) ? spot.node.value : undefined)

/** The plain text at `key` of this map; undefined when it is anything else. For checks across sections. */
export function peek(spot: Spot, key: string): string | undefined {
  const value = scalarAt(at(spot, key))
  return typeof value === 'string' ? value : undefined
}

/** As `peek`, but only a word of the list: a mistyped one is told once, by the reader of its section. */
export const peekWord = <T extends string>(spot: Spot, key: string, words: readonly T[]): T | undefined =>
  words.find(word => word === peek(spot, key))

/** Already refused when the file was opened; readers stay silent on it. */
export const isRefused = (spot: Spot): boolean => isAlias(spot.node)
