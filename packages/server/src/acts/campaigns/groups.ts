import type { AttributeReach, GroupReach } from '../../brand/campaigns/index.ts'
import type { Policy } from '../../brand/policy/index.ts'
import type { Codes, Standing, StateLayout } from '../../customers/state/index.ts'
import { type Grouping, groupings } from './grouping.ts'
import { wilson } from './interval.ts'

/** Groups with fewer people than this are hidden: a small group's rate says something about single persons. */
export const smallestGroup = 10

export type GroupCounts = { add(state: Standing, reached: boolean): void; result(): AttributeReach[] }

type Column = Grouping & { readonly counts: Map<string, { n: number; reached: number }> }

/** Counts reach by the groups that the data map declares for fairness monitoring. */
export function groupCounts(policy: Policy, layout: StateLayout, codes: Codes): GroupCounts {
  const columns = groupings(policy, layout, codes).map((grouping): Column => ({ ...grouping, counts: new Map() }))
  return {
    add(state, reached) {
      for (const column of columns) count(column, column.groupOf(state) ?? 'not known', reached)
    },
    result: () => columns.map(column => ({ attribute: column.attribute, groups: hideSmall(column.counts) })),
  }
}

function count(column: Column, group: string, reached: boolean): void {
  const counts = column.counts.get(group)
  if (counts) {
    counts.n++
    if (reached) counts.reached++
  } else column.counts.set(group, { n: 1, reached: reached ? 1 : 0 })
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
