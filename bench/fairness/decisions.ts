/** How many groups the two attributes have. */
export const groups = [6, 8] as const

export type Decisions = {
  readonly first: Uint16Array
  readonly second: Uint16Array
  readonly decision: Uint8Array
  readonly outcome: Uint8Array
}

/** Random decisions, the same each time: some attributes and outcomes are not known, and the second group is selected less. */
export function decisionsOf(n: number): Decisions {
  const [first, second, decision, outcome] = [
    new Uint16Array(n),
    new Uint16Array(n),
    new Uint8Array(n),
    new Uint8Array(n),
  ]
  let state = 1
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let row = 0; row < n; row++) {
    first[row] = next(groups[0] + 1)
    second[row] = next(groups[1] + 1)
    decision[row] = next(100) < (first[row] === 2 ? 15 : 20) ? 1 : 0
    outcome[row] = next(20) === 0 ? 2 : next(10) === 0 ? 1 : 0
  }
  return { first, second, decision, outcome }
}

/** What anybody would write: one loop over the columns, one cell a row. */
export function countByHand({ first, second, decision, outcome }: Decisions): Uint32Array {
  const width = groups[1] + 1
  const counts = new Uint32Array((groups[0] + 1) * width * 9)
  for (let row = 0; row < decision.length; row++)
    counts[(first[row]! * width + second[row]!) * 9 + outcome[row]! * 3 + decision[row]!]!++
  return counts
}
