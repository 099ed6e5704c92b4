import type { OfferField } from '@candor/recommender'
import type { Algorithm, Policy } from '../../brand/policy/index.ts'

/** What the policy says of an offer that is made by score. */
export type OfferSettings = Algorithm & { readonly name: string; readonly fields: readonly OfferField[] }

/** The settings under this policy; undefined where it declares no such algorithm. */
export function offerSettings({ algorithms, fields }: Policy, name: string): OfferSettings | undefined {
  const algorithm = Object.hasOwn(algorithms, name) ? algorithms[name] : undefined
  if (!algorithm) return undefined
  return {
    ...algorithm,
    name,
    fields: algorithm.inputs.flatMap(input => {
      const type = fields[input]?.type
      return type === undefined ? [] : [{ name: input, type }]
    }),
  }
}
