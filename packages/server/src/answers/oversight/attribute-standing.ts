import { hiddenGroups, rateSequence, type StandingWord, standingOf } from '@candor/fairness'
import type { Instant } from '@candor/terms'
import type { Evidence, Side } from '../../brand/algorithms/index.ts'
import type { AttributeWatch } from './watching.ts'

/** A group as it may be shown, with an interval that holds however often one looks. */
export type GroupStanding = { readonly group: string; readonly hidden: true } | Measured

type Measured = {
  readonly group: string
  readonly hidden: false
  readonly people: number
  readonly decisions: number
  readonly rate: number
  readonly low: number
  readonly high: number
  /** Absent for the reference. */
  readonly word?: StandingWord
  readonly ratio?: number
}

/** What watching an attribute has shown so far. */
export type AttributeStanding = {
  readonly attribute: string
  readonly since: Instant
  readonly tolerance: number
  readonly reference: string
  readonly groups: readonly GroupStanding[]
  /** Decisions about people whose group is not known, or is none of those that are watched. */
  readonly unknown: number
}

/** The standing of an attribute; undefined while it is not known which groups there are. */
export function attributeStanding(attribute: string, watch: AttributeWatch | undefined): AttributeStanding | undefined {
  if (!watch?.monitor) return undefined
  const { people, since, monitor } = watch
  const { reference, groups, streams, unknown, undeclared } = monitor
  const all = [reference, ...groups]
  const hidden = hiddenGroups(all.map(group => people[group] ?? 0))
  const ofReference = streams[0]!.reference
  const shown = all.flatMap((group, at): GroupStanding[] => {
    const known = people[group] ?? 0
    if (known === 0) return []
    if (hidden[at]) return [{ group, hidden: true }]
    const stream = streams[at - 1]
    const counts = stream?.group ?? ofReference
    const of = measured(group, { ...counts, people: known })
    if (!stream) return [of]
    const { word, ratio } = standingOf(stream)
    return [{ ...of, word, ...(ratio === undefined ? {} : { ratio }) }]
  })
  return { attribute, since, tolerance: streams[0]!.tolerance, reference, groups: shown, unknown: unknown + undeclared }
}

/** Both sides of a finding, as they were when it was opened. */
export const sidesOf = ({ group, reference, ofGroup, ofReference }: Evidence): Measured[] => [
  measured(reference, ofReference),
  measured(group, ofGroup),
]

function measured(group: string, { n, selected, people }: Side): Measured {
  const { low, high } = rateSequence({ n, selected }, 0.05)
  return { group, hidden: false, people, decisions: n, rate: selected / n, low, high }
}
