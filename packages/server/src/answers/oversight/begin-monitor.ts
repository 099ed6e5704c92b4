import { leastShown, type Monitor, startMonitor } from '@candor/fairness'

/** How an attribute is to be watched. */
export type MonitorTerms = {
  readonly tolerance: number
  /** The chance of a false alarm about this attribute, ever. */
  readonly alpha: number
  /** Every group there can be; absent where they arise as people come. */
  readonly groups?: readonly string[]
  /** The group the others are compared with; absent: the one of the most people. */
  readonly reference?: string
}

/** So many decisions are looked at before groups or reference are chosen from them. */
export const leastToChoose = 200
/** A false alarm is shared out among the groups, so ever more of them would hide each. The largest count. */
const mostGroups = 50

/** Whether everything is known without looking at anybody. */
export const isSettled = ({ groups, reference }: MonitorTerms): boolean =>
  groups !== undefined && reference !== undefined && groups.includes(reference)

/**
 * Begins to watch with the groups there can be, or those of ten people or more that were `seen`, against the reference. Which ones
 * are chosen depends on how many people they have and never on what was decided about them. Undefined while there is nothing to compare.
 */
export function beginMonitor(terms: MonitorTerms, seen: ReadonlyMap<string, number>): Monitor | undefined {
  const { tolerance, alpha } = terms
  const bySize = [...seen].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const large = bySize.flatMap(([group, people]) => (people >= leastShown ? [group] : []))
  const named = terms.groups ?? large.slice(0, mostGroups)
  const reference =
    named.find(group => group === terms.reference) ?? bySize.find(([group]) => named.includes(group))?.[0]
  const groups = named.filter(group => group !== reference)
  return reference === undefined || groups.length === 0
    ? undefined
    : startMonitor({ reference, groups, tolerance, alpha })
}
