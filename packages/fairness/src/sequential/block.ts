/** Whose decision it is: of the group that is watched, or of the reference it is compared with. */
export type Member = 'group' | 'reference'

/** Decisions since the last comparison. It changes in place, and is four numbers so that a store can keep it as JSON. */
export type Block = { groupN: number; groupSelected: number; referenceN: number; referenceSelected: number }

export const emptyBlock = (): Block => ({ groupN: 0, groupSelected: 0, referenceN: 0, referenceSelected: 0 })

/**
 * Two of each close a block. One of each wastes a quarter of what decisions can say when groups come mixed (the longer of two
 * runs stands against a single decision); three of each let a small group wait and leave large effects less to bet with.
 */
const ofEach = 2

/** Counts a decision into the block; true when the block is complete and can be settled. */
export function addTo(block: Block, member: Member, selected: boolean): boolean {
  if (member === 'group') {
    block.groupN++
    if (selected) block.groupSelected++
  } else {
    block.referenceN++
    if (selected) block.referenceSelected++
  }
  return block.groupN >= ofEach && block.referenceN >= ofEach
}

/** tolerance * rate(reference) - rate(group) in the block: between -1 and tolerance, and at most 0 in the mean under the null. */
export const shortfall = (block: Block, tolerance: number): number =>
  tolerance * (block.referenceSelected / block.referenceN) - block.groupSelected / block.groupN

/** The same with the roles exchanged: how far the reference falls short of the group. */
export const reverseShortfall = (block: Block, tolerance: number): number =>
  tolerance * (block.groupSelected / block.groupN) - block.referenceSelected / block.referenceN

/** What the block can say, in pairs of single decisions doubled: the harmonic mean of its two sizes, halved. At least 1. */
export const informationOf = ({ groupN, referenceN }: Block): number => (groupN * referenceN) / (groupN + referenceN)

export function clear(block: Block): void {
  block.groupN = 0
  block.groupSelected = 0
  block.referenceN = 0
  block.referenceSelected = 0
}
