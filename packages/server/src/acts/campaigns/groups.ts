import type { AttributeReach, GroupReach } from '../../brand/campaigns/index.ts'
import type { Policy } from '../../brand/policy/index.ts'
import type { Codes, StateLayout } from '../../customers/state/index.ts'
import { attributeColumn, type Readable } from '../../customers/state/tiles/index.ts'
import { type Grouping, groupings } from './grouping.ts'
import { wilson } from './interval.ts'

/** Groups with fewer people than this are hidden: a small group's rate says something about single persons. */
export const smallestGroup = 10

export type GroupCounts = {
  /** The columns of a tile that the groups are read from. */
  readonly columns: readonly string[]
  add(state: Pick<Readable, 'attribute'>, reached: boolean): void
  result(): AttributeReach[]
}

type Count = { n: number; reached: number }

/** Counts of one attribute; `byValue` finds the group of a value that was met before without asking for its name. */
type Column = Grouping & {
  readonly counts: Map<string, Count>
  /** Of values that are small whole numbers, as codes are. */
  readonly bySmall: (Count | undefined)[]
  readonly byValue: Map<number, Count>
}

/** Counts reach by the groups that the data map declares for fairness monitoring. */
export function groupCounts(policy: Policy, layout: StateLayout, codes: Codes): GroupCounts {
  const columns = groupings(policy, layout, codes).map(
    (grouping): Column => ({ ...grouping, counts: new Map(), bySmall: [], byValue: new Map() }),
  )
  return {
    columns: columns.map(({ index }) => attributeColumn(index)),
    add(state, reached) {
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i]!
        const value = state.attribute(column.index)
        const count = column.bySmall[value] ?? column.byValue.get(value) ?? countOf(column, value)
        count.n++
        if (reached) count.reached++
      }
    },
    result: () => columns.map(column => ({ attribute: column.attribute, groups: hideSmall(column.counts) })),
  }
}

const mostValues = 10_000
const mostSmall = 1_000

function countOf({ groupOf, counts, bySmall, byValue }: Column, value: number): Count {
  const group = groupOf(value) ?? 'not known'
  const count = counts.get(group) ?? { n: 0, reached: 0 }
  counts.set(group, count)
  if (Number.isInteger(value) && value >= 0 && value < mostSmall) bySmall[value] = count
  else if (byValue.size < mostValues) byValue.set(value, count)
  return count
}

/** Where exactly one group is small, the next smallest is hidden too: otherwise the total would give it away. */
function hideSmall(counts: Map<string, { n: number; reached: number }>): GroupReach[] {
  const bySize = [...counts].sort(([, a], [, b]) => a.n - b.n)
  const small = bySize.filter(([, { n }]) => n < smallestGroup).length
  const hidden = new Set(bySize.slice(0, small === 1 ? 2 : small).map(([group]) => group))
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([group, { n, reached }]) =>
      hidden.has(group)
        ? { group, hidden: true as const }
        : {
            group,
            hidden: false as const,
            n,
            reached,
            withheld: n - reached,
            rate: reached / n,
            ...wilson(reached, n),
          },
    )
}
