import { bandLabels, type Policy } from '../../brand/policy/index.ts'
import type { Codes, StateLayout } from '../../customers/state/index.ts'

/** One field of the data map that cuts people into groups. */
export type Grouping = {
  readonly attribute: string
  /** Every group there can be, in order; undefined for texts that the policy does not list. */
  readonly groups: readonly string[] | undefined
  /** The group of who has that value; undefined when it is not known. */
  groupOf(value: number): string | undefined
  /** Of the attributes of a layout, the one that has the value. */
  readonly index: number
}

/** The fields that the data map declares for fairness monitoring. */
export function groupings(policy: Policy, layout: StateLayout, codes: Codes): Grouping[] {
  return Object.entries(policy.fields).flatMap(([attribute, { type, group, values }]): Grouping[] => {
    const index = layout.attributes.findIndex(column => column.name === attribute)
    if (!group || index < 0) return []
    if (type === 'text') {
      return [{ attribute, index, groups: values, groupOf: value => codes.text(attribute, known(value) ?? 0) }]
    }
    const { bounds } = group
    const labels = type === 'boolean' ? ['no', 'yes'] : bandLabels(bounds)
    const place = type === 'boolean' ? (value: number) => value : (value: number) => bandOf(value, bounds)
    return [{ attribute, index, groups: labels, groupOf: value => labels[place(value)] }]
  })
}

const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

function bandOf(value: number, bounds: readonly number[]): number {
  if (Number.isNaN(value)) return -1
  let band = 0
  while (band < bounds.length && value >= (bounds[band] as number)) band++
  return band
}
