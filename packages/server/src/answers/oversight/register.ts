import { type BalanceStanding, balanceStanding } from '../../acts/personalization/index.ts'
import { type Finding, type Interlock, listFindings, readAlgorithm } from '../../brand/algorithms/index.ts'
import type { Algorithm, Policy, Recommendations } from '../../brand/policy/index.ts'
import type { House } from '../../decisions/index.ts'
import { type AttributeStanding, attributeStanding } from './attribute-standing.ts'
import { type Watching, watchingIn } from './watching.ts'
import { suggestions } from './word.ts'

/** One algorithm of the register: what the policy says of it, how it is held back, and what was found. */
export type Registered = {
  readonly name: string
  readonly declared:
    | { readonly kind: 'offer'; readonly algorithm: Algorithm }
    | { readonly kind: 'suggestions'; readonly section: Recommendations }
  readonly interlock: Interlock
  /** Every decision counted so far, by how it was taken. */
  readonly modes: Watching['modes']
  readonly audits: readonly AttributeStanding[]
  /** Of suggestions: what each group got of what is seen; absent where the policy gives nobody a share. */
  readonly balance?: BalanceStanding
  /** Open ones first, then newest first. */
  readonly findings: readonly Finding[]
}

/** The names of all algorithms of the policy, suggestions last. */
export const registeredNames = ({ judge: { policy } }: House): string[] => [
  ...Object.keys(policy.algorithms),
  ...(policy.recommendations ? [suggestions] : []),
]

export const isInRegister = ({ judge: { policy } }: House, name: string): boolean =>
  declaredIn(policy, name) !== undefined

function declaredIn({ algorithms, recommendations }: Policy, name: string): Registered['declared'] | undefined {
  if (name === suggestions) return recommendations && { kind: 'suggestions', section: recommendations }
  const algorithm = Object.hasOwn(algorithms, name) ? algorithms[name] : undefined
  return algorithm && { kind: 'offer', algorithm }
}

/** All that is known of an algorithm; undefined where the policy has none of this name. */
export async function registered(house: House, name: string): Promise<Registered | undefined> {
  const declared = declaredIn(house.judge.policy, name)
  if (!declared) return undefined
  const { interlock, watch } = await readAlgorithm(house.store, name)
  // Of suggestions the account of who was seen is kept there.
  const { modes, attributes } = watchingIn(declared.kind === 'offer' ? watch : null)
  const balance = declared.kind === 'suggestions' ? await balanceStanding(house) : undefined
  const by = declared.kind === 'offer' ? (declared.algorithm.watch?.by ?? []) : []
  return {
    name,
    declared,
    interlock,
    modes,
    audits: by.flatMap(attribute => attributeStanding(attribute, attributes[attribute]) ?? []),
    ...(balance ? { balance } : {}),
    findings: await listFindings(house.store, { algorithm: name }),
  }
}

/** The whole register. */
export async function wholeRegister(house: House): Promise<Registered[]> {
  const all = await Promise.all(registeredNames(house).map(name => registered(house, name)))
  return all.filter(one => one !== undefined)
}
