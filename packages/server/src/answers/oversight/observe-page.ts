import type { Algorithm } from '../../brand/policy/index.ts'
import type { House } from '../../decisions/index.ts'
import { attributeTerms, termsKey } from './attribute-terms.ts'
import { beginMonitor, isSettled, leastToChoose, type MonitorTerms } from './begin-monitor.ts'
import { feed, type Observed } from './feed.ts'
import { type Groups, groupsBy } from './groups.ts'
import { judgedBefore, type MadeDecision } from './made-decisions.ts'
import type { AttributeWatch, Watching } from './watching.ts'

/** An attribute of the policy with what is kept of it. */
export type Watched = {
  readonly attribute: string
  readonly groups: Groups
  readonly terms: MonitorTerms
  readonly watch: AttributeWatch
}

/** The attributes an algorithm is watched by, each under the terms of the policy as it is now. */
export function watchedBy(house: House, { watch }: Algorithm, { attributes }: Watching): Watched[] {
  return (watch?.by ?? []).flatMap((attribute): Watched[] => {
    const groups = groupsBy(house, attribute)
    if (!watch || !groups) return []
    const terms = attributeTerms(watch, attribute, groups.all)
    const before = attributes[attribute]
    const key = termsKey(terms)
    const anew = {
      terms: key,
      since: before ? house.clock.now() : 0,
      monitor: null,
      people: {},
      raised: [],
    }
    return [{ attribute, groups, terms, watch: before?.terms === key ? before : anew }]
  })
}

/** So many of its own decisions must have come before any is looked at. */
export const wanted = (watched: readonly Watched[]): number =>
  Math.max(1, ...watched.map(({ terms, watch, groups }) => Math.max(groups.atOnce, needs(terms, watch))))

const needs = (terms: MonitorTerms, { monitor }: AttributeWatch): number =>
  monitor || isSettled(terms) ? 1 : leastToChoose

type ObservedPage = {
  readonly attributes: { readonly [attribute: string]: AttributeWatch }
  readonly judged: ReadonlySet<MadeDecision>
}

/** Counts decisions into every attribute. */
export async function observePage(
  house: House,
  algorithm: string,
  watched: readonly Watched[],
  decisions: readonly MadeDecision[],
): Promise<ObservedPage> {
  const customers = decisions.map(({ customer }) => customer)
  const before = await judgedBefore(house.store, algorithm, [...new Set(customers)])
  const attributes: Record<string, AttributeWatch> = {}
  const judged = new Set<MadeDecision>()
  for (const { attribute, groups, terms, watch } of watched) {
    const found = await groups.of(customers)
    const observed = decisions.map((decision, at) => ({ decision, group: found[at] }))
    const monitor = watch.monitor ?? beginMonitor(terms, peopleSeen(observed)) ?? null
    if (!monitor) attributes[attribute] = watch
    else {
      const fed = feed({ ...watch, monitor }, observed, before)
      attributes[attribute] = fed.watch
      for (const decision of fed.judged) judged.add(decision)
    }
  }
  return { attributes, judged }
}

function peopleSeen(observed: readonly Observed[]): Map<string, number> {
  const seen = new Map<string, Set<string>>()
  for (const { group, decision } of observed)
    if (group !== undefined) seen.set(group, (seen.get(group) ?? new Set()).add(decision.customer))
  return new Map([...seen].map(([group, people]) => [group, people.size]))
}
