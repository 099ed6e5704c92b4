import { balanceSection } from './balance.ts'
import { line, oneOf } from './plain.ts'
import { type Policy, type Recommendations, recommendationModels } from './policy.ts'
import { optional, type Reader, record, required } from './shapes.ts'

const read = record({
  purpose: required(line(100)),
  owner: required(line(200)),
  model: optional(oneOf(recommendationModels)),
  interests: optional(line(100)),
  balance: optional(balanceSection),
})

/** Reads the section `recommendations`. */
export const recommendationsSection: Reader<Recommendations> = spot => {
  const found = read(spot)
  return found && { ...found, model: found.model ?? 'edlae' }
}

/** An event that tells which items a customer looked at or bought, and the field of it that holds their ids. */
export type Interaction = { readonly event: string; readonly field: string }

/** The events that recommendations learn from: those whose item may be used for their purpose. None where the brand makes none. */
export function interactionsOf({ events, recommendations }: Policy): readonly Interaction[] {
  if (!recommendations) return []
  return Object.entries(events).flatMap(([event, { item, fields }]) => {
    const held = item !== undefined && fields[item]?.purposes.includes(recommendations.purpose)
    return held ? [{ event, field: item }] : []
  })
}
