import { type Clustered, clustered, type Share } from '@candor/fairness'
import { copyOf } from './coder.ts'

/** So many people are told apart; their shares are all held in memory. */
export const mostPersons = 1_000_000

/** What each person's decisions come to, by attribute and group. */
export type Persons = {
  /** The number of a person; a cell that is empty is somebody else each time. `undefined` when there are too many. */
  person(cell: string): number | undefined
  add(person: number, attribute: number, group: number, selected: boolean): void
  clusters(attribute: number, totals: readonly { n: number; k: number }[]): Clustered
  people(): number
  /** Rows that name nobody. */
  unnamed(): number
}

export function openPersons(attributes: number): Persons {
  const numbers = new Map<string, number>()
  const shares = Array.from({ length: attributes }, () => [] as Share[][])
  let [count, unnamed] = [0, 0]
  return {
    person(cell) {
      const name = cell.trim()
      const known = name === '' ? undefined : numbers.get(name)
      if (known !== undefined) return known
      if (count === mostPersons) return undefined
      if (name === '') unnamed++
      else numbers.set(copyOf(name), count)
      return count++
    },
    add(person, attribute, group, selected) {
      const all = shares[attribute]!
      const mine = all[person] ?? []
      all[person] = mine
      const at = mine.findIndex(share => share.group === group)
      const k = selected ? 1 : 0
      if (at === -1) mine.push({ group, n: 1, k })
      else mine[at] = { group, n: mine[at]!.n + 1, k: mine[at]!.k + k }
    },
    clusters: (attribute, totals) =>
      clustered(
        shares[attribute]!.filter(mine => mine !== undefined),
        totals,
      ),
    people: () => count,
    unnamed: () => unnamed,
  }
}
