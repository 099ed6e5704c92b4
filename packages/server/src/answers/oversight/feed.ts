import { evidenceOf, leastShown, type Monitor, observeDecision, standingOf } from '@candor/fairness'
import type { Evidence } from '../../brand/algorithms/index.ts'
import { isRepeat, type Judged, type MadeDecision } from './made-decisions.ts'
import type { AttributeWatch } from './watching.ts'

/** A decision with the group of the person by one attribute; undefined where it is not known. */
export type Observed = { readonly decision: MadeDecision; readonly group: string | undefined }

type Fed = { readonly watch: AttributeWatch; readonly judged: ReadonlySet<MadeDecision> }

/**
 * Counts decisions into one attribute, in their order, and says which of them were judged. `before` are those about the same
 * people that were judged earlier. What was decided before watching began is passed over, and so is what says nothing new.
 */
export function feed(
  watch: AttributeWatch & { readonly monitor: Monitor },
  decisions: readonly Observed[],
  before: ReadonlyMap<string, readonly Judged[]>,
): Fed {
  const monitor = structuredClone(watch.monitor)
  const people: Record<string, number> = { ...watch.people }
  const judged = new Set<MadeDecision>()
  const now = new Map<string, readonly Judged[]>()
  for (const { decision, group } of decisions) {
    const { customer, at, selected } = decision
    if (at < watch.since) continue
    const earlier = now.get(customer) ?? (before.get(customer) ?? []).filter(one => one.at >= watch.since)
    if (isRepeat(decision, earlier)) continue
    observeDecision(monitor, group, selected)
    if (group !== undefined && earlier.length === 0) people[group] = (people[group] ?? 0) + 1
    now.set(customer, [...earlier, decision])
    judged.add(decision)
  }
  return { watch: { ...watch, monitor, people }, judged }
}

/**
 * The alarms of an attribute that no finding was opened about yet. An alarm waits until both sides have ten people: a smaller
 * group is named nowhere.
 */
export function newAlarms(attribute: string, { monitor, people, raised }: AttributeWatch): Evidence[] {
  if (!monitor) return []
  const { reference, groups, streams } = monitor
  return groups.flatMap((group, at): Evidence[] => {
    const stream = streams[at]!
    const [few, many] = [people[group] ?? 0, people[reference] ?? 0]
    if (!stream.alarm || raised.includes(group) || Math.min(few, many) < leastShown) return []
    const { tolerance, alpha, group: ofGroup, reference: ofReference, logPeak } = stream
    return [
      {
        attribute,
        group,
        reference,
        tolerance,
        alpha,
        ofGroup: { ...ofGroup, people: few },
        ofReference: { ...ofReference, people: many },
        ratio: standingOf(stream).ratio ?? null,
        evidence: evidenceOf(logPeak),
      },
    ]
  })
}
