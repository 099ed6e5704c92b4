import { bandLabels, type Policy } from '../../brand/policy/index.ts'
import type { Codes, Standing, StateLayout } from '../../customers/state/index.ts'

/** One field of the data map that cuts people into groups. */
export type Grouping = {
  readonly attribute: string
  /** Every group there can be, in order; undefined for texts that the policy does not list. */
  readonly groups: readonly string[] | undefined
  /** The group of a customer; undefined when the value is not known. */
  groupOf(state: Standing): string | undefined
}

/** The fields that the data map declares for fairness monitoring. */
export function groupings(policy: Policy, layout: StateLayout, codes: Codes): Grouping[] {
  return Object.entries(policy.fields).flatMap(([attribute, { type, group, values }]): Grouping[] => {
    const index = layout.attributes.findIndex(column => column.name === attribute)
    if (!group || index < 0) return []
    if (type === 'text') {
      const groupOf = (state: Standing) => codes.text(attribute, known(state.attribute(index)) ?? 0)
      return [{ attribute, groups: values, groupOf }]
    }
    const { bounds } = group
    const labels = type === 'boolean' ? ['no', 'yes'] : bandLabels(bounds)
    const place = type === 'boolean' ? (value: number) => value : (value: number) => bandOf(value, bounds)
    return [{ attribute, groups: labels, groupOf: state => labels[place(state.attribute(index))] }]
  })
}

const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

function bandOf(value: number, bounds: readonly number[]): number {
  if (Number.isNaN(value)) return -1
  let band = 0
  while (band < bounds.length && value >= (bounds[band] as number)) band++
  return band
}
