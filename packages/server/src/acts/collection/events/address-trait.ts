import type { Json } from '@candor/terms'

/** The traits that may name a customer by an address. */
export const addressTraits = ['email', 'phone'] as const

const longestAddress = 320

/** An address among the traits of an `identify`, or of the `context` of any other call. */
export function addressTrait(
  event: { readonly [key: string]: Json },
  name: (typeof addressTraits)[number],
): string | undefined {
  const values = [member(event['traits'], name), member(member(event['context'], 'traits'), name)]
  return values.find(
    (value): value is string => typeof value === 'string' && value.length > 0 && value.length <= longestAddress,
  )
}

const member = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as { readonly [key: string]: Json })[name]
    : undefined
