import type { Condition } from '@candor/conditions'
import type { ActKind, Channel, Obligation } from '@candor/terms'

/** What an own rule may say: it refuses, or demands something more. Nothing here can permit. */
type OwnWord = { readonly says: 'deny' } | { readonly says: 'adjust'; readonly obligations: readonly Obligation[] }

/**
 * A rule of the brand's own, as its policy holds it. It judges beside all others and can only restrict; it speaks about people
 * for whom `when` holds, on all channels and for all purposes where none are named.
 */
export type OwnRule = OwnWord & {
  /** For the customer, in plain words. */
  readonly text: string
  readonly acts: readonly ActKind[]
  readonly channels?: readonly Channel[]
  readonly purposes?: readonly string[]
  /** Over attribute fields and choices; it counts no events. */
  readonly when: Condition
}

/** The own rules of a policy by name; the gate calls each `own-<name>`. */
export type OwnRules = { readonly [name: string]: OwnRule }

const prefix = 'own-'

/** Is this the id of an own rule, whichever policy it is of? */
export const isOwnId = (id: string): boolean => id.startsWith(prefix)

export const ownId = (name: string): string => `${prefix}${name}`

/** The own rule of that id; undefined when these rules have none. */
export function ownRuleOf(rules: OwnRules, id: string): OwnRule | undefined {
  const name = id.slice(prefix.length)
  return isOwnId(id) && Object.hasOwn(rules, name) ? rules[name] : undefined
}
