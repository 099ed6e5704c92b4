import { fieldsOf } from '@candor/conditions'
import type { Gate } from '@candor/gate'
import type { Ground } from '../adapters/ground.ts'
import { type Policy, wakingEvents } from '../brand/policy/index.ts'
import { type Codes, layoutFrom, openCodes, type Ring, type StateLayout } from '../customers/state/index.ts'
import { CompactReader } from './compact-reader.ts'
import { gateOf } from './gate-of.ts'

/** The gate under one policy, and how that policy's customers are kept. Every decision names `digest`. */
export type Judge = {
  readonly policy: Policy
  readonly gate: Gate
  readonly digest: string
  readonly layout: StateLayout
  readonly codes: Codes
  /** For previews alone: what it reads holds until it reads again. */
  readonly facts: CompactReader
}

export async function openJudge(ground: Ground, policy: Policy): Promise<Judge> {
  const gate = gateOf(ground, policy)
  const codes = await openCodes(ground.store)
  const layout = layoutOf(policy)
  return {
    policy,
    gate,
    digest: gate.digest,
    layout,
    codes,
    facts: new CompactReader(layout, codes),
  }
}

/** The decision-state layout that a policy needs: its purposes with their channels, its attribute fields, its topics, what the impulse guard looks at, and the fields that own rules ask for. */
export function layoutOf(policy: Policy): StateLayout {
  const guard = policy.impulseGuard
  return layoutFrom({
    purposes: Object.fromEntries(Object.entries(policy.purposes).map(([id, purpose]) => [id, purpose.channels])),
    attributes: Object.entries(policy.fields).flatMap(([name, field]) =>
      field.class === 'attribute' ? [{ name, type: field.type }] : [],
    ),
    meanings: Object.fromEntries(
      Object.entries(policy.events).flatMap(([name, { countsAs }]) => (countsAs ? [[name, countsAs]] : [])),
    ),
    topics: Object.keys(policy.topics),
    ...(guard?.nights && {
      nights: { from: guard.nights.from, to: guard.nights.to, events: wakingEvents(policy).toSorted() },
    }),
    watched: ringsOf(guard),
    traits: Object.values(policy.rules).flatMap(rule => fieldsOf(rule.when)),
  })
}

const ringsOf = (guard: Policy['impulseGuard']): Ring[] => [
  ...(guard?.purchases ? ['purchase' as const] : []),
  ...(guard?.returns ? ['return' as const] : []),
  ...(guard?.nights ? ['night' as const] : []),
]
