import { fairnessMonitoring } from '@candor/conditions'
import { type Grouping, groupings } from '../../acts/campaigns/index.ts'
import { isVaultAttribute } from '../../brand/policy/index.ts'
import { currentOf } from '../../customers/identity/index.ts'
import { readStates, type Standing } from '../../customers/state/index.ts'
import { groupsOf, type Reader } from '../../customers/vault/index.ts'
import type { House } from '../../decisions/index.ts'

/** How an attribute cuts people into groups, for audits alone. */
export type Groups = {
  /** Every group there can be; undefined where they arise as people come. */
  readonly all: readonly string[] | undefined
  /** So many decisions are looked at in one go at least. */
  readonly atOnce: number
  /** The groups of these customers, in their order; undefined where it is not known. */
  of(customers: readonly string[]): Promise<readonly (string | undefined)[]>
}

/** The groups of an attribute that an algorithm is watched by; undefined where the policy has no such attribute. */
export function groupsBy(house: House, attribute: string, reader: Reader = watching): Groups | undefined {
  const { policy, layout, codes } = house.judge
  const question = isVaultAttribute(policy, attribute) ? policy.vault?.attributes[attribute] : undefined
  if (question) return fromVault(house, attribute, question.values, reader)
  const grouping = groupings(policy, layout, codes).find(one => one.attribute === attribute)
  if (!grouping) return undefined
  return { all: grouping.groups, atOnce: 1, of: customers => fromStates(house, grouping, customers) }
}

/** Of a few decisions at once, what is counted would say something of each person. */
const fewestTogether = 50

const watching: Reader = { by: 'job:watching', about: 'algorithms' }

const fromVault = (house: House, attribute: string, all: readonly string[], reader: Reader): Groups => ({
  all,
  atOnce: fewestTogether,
  of: customers => groupsOf(house, house.judge, customers, attribute, reader),
})

async function fromStates(house: House, grouping: Grouping, customers: readonly string[]) {
  const states = await readStates(house.store, house.judge.layout, [...new Set(customers)])
  const found: (string | undefined)[] = []
  for (const customer of customers) {
    const state = states.get(customer)?.state ?? (await stateOfWhole(house, customer))
    found.push(state && !objects(state) ? grouping.groupOf(state.attribute(grouping.index)) : undefined)
  }
  return found
}

/** A merged customer has no state of their own; whoever stands for them has. */
async function stateOfWhole(house: House, customer: string): Promise<Standing | undefined> {
  const current = await currentOf(house, customer)
  if (current === undefined) return undefined
  return (await readStates(house.store, house.judge.layout, [current])).get(current)?.state
}

/** Whoever said no to being measured by group counts as one whose group is not known (GDPR Art. 21(1)). */
function objects(state: Standing): boolean {
  const slot = state.slotOf(fairnessMonitoring, 'any')
  return slot >= 0 && state.optOutAt(slot) > 0 && state.optOutAt(slot) >= state.consentAt(slot)
}
