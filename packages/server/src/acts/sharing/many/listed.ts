/** Why an id of a list stands for nobody of its own: nobody has it, several have it, or its person is in the list already. */
export type OddId = 'unknown' | 'several' | 'twice'

/** How many, and where in the list the first ten stand. */
export type Odd = { readonly n: number; readonly at: readonly number[] }

/**
 * What became of a list of ids. It says places and never ids: one that nobody has may be that of somebody who was erased.
 * Whoever made the list can look there.
 */
export type Listed = { readonly ids: number } & { readonly [why in OddId]: Odd }

export const newListed = (ids: number): Listed => ({ ids, unknown: none, several: none, twice: none })
const none: Odd = { n: 0, at: [] }
const first = 10

export function withOdd(listed: Listed, why: OddId, place: number): Listed {
  const { n, at } = listed[why]
  return { ...listed, [why]: { n: n + 1, at: at.length < first ? [...at, place] : at } }
}
