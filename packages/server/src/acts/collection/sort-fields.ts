import type { Policy } from '../../brand/policy/index.ts'
import type { CandidateCustomer } from '../../customers/imports/index.ts'
import type { ContactPoint, Fields } from '../../customers/profiles/index.ts'

/** A row's fields as the data map keeps them: in the clear, sealed, and as addresses found by blind index. */
export type Sorted = { readonly attributes: Fields; readonly sealed: Fields; readonly points: readonly ContactPoint[] }

/** Sorts the fields of a judged row by their declared class; the row's key is a point of the channel `id`. */
export function sortFields(policy: Policy, candidate: CandidateCustomer): Sorted {
  const entries = Object.entries(candidate.fields)
  const ofClass = (attribute: boolean) =>
    Object.fromEntries(entries.filter(([name]) => (policy.fields[name]?.class === 'attribute') === attribute))
  const addresses = entries.flatMap(([name, value]): ContactPoint[] => {
    const channel = policy.fields[name]?.addressOf
    return channel ? [{ channel, address: String(value) }] : []
  })
  return {
    attributes: ofClass(true),
    sealed: ofClass(false),
    points: [{ channel: 'id', address: candidate.key }, ...addresses],
  }
}
