import { fieldsOf } from '@candor/conditions'
import type { Gate } from '@candor/gate'
import type { Ground } from '../adapters/ground.ts'
import type { Policy } from '../brand/policy/index.ts'
import { type Codes, layoutFrom, openCodes, type StateLayout } from '../customers/state/index.ts'
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

/** The decision-state layout that a policy needs: its purposes with their channels, its attribute fields, and which of them own rules ask for. */
export function layoutOf(policy: Policy): StateLayout {
  return layoutFrom({
    purposes: Object.fromEntries(Object.entries(policy.purposes).map(([id, purpose]) => [id, purpose.channels])),
    attributes: Object.entries(policy.fields).flatMap(([name, field]) =>
      field.class === 'attribute' ? [{ name, type: field.type }] : [],
    ),
    meanings: Object.fromEntries(
      Object.entries(policy.events).flatMap(([name, { countsAs }]) => (countsAs ? [[name, countsAs]] : [])),
    ),
    traits: Object.values(policy.rules).flatMap(rule => fieldsOf(rule.when)),
  })
}
