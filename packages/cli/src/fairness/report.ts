import { type Attribute, type Audit, audit, countsOf, type GroupCounts, oneWay, sumOf } from '@candor/fairness'
import { err, ok, type Result } from '@candor/terms'
import type { Complaint } from '../answer.ts'
import type { CsvRead } from '../csv/read-csv.ts'
import { nearestNames } from '../csv/unknown-column.ts'
import { type Ask, usage } from './ask.ts'
import type { Decisions } from './read-decisions.ts'

/** What was asked, what was read, and what the counts say. */
export type Report = {
  readonly ask: Ask
  readonly csv: CsvRead
  readonly audit: Audit
  /** Everybody together. */
  readonly whole: GroupCounts
  /** By attribute: cells that are no number where cuts were given. */
  readonly unreadable: readonly number[]
  /** People told apart, and rows that name nobody. */
  readonly persons: { readonly people: number; readonly unnamed: number } | undefined
}

/** Audits what was counted. A reference that no row has is the caller's mistake. */
export function reportOf(ask: Ask, decisions: Decisions): Result<Report, Complaint> {
  const { csv, cube, coders, persons } = decisions
  const attributes: Attribute[] = []
  for (const at of ask.attributes.keys()) {
    const attribute = attributeOf(ask, decisions, at)
    if (!attribute.ok) return attribute
    attributes.push(attribute.value)
  }
  const { least, thresholds } = ask
  const strata = ask.strata === undefined ? undefined : attributes.length
  const hasOutcome = ask.outcome !== undefined
  return ok({
    ask,
    csv,
    audit: audit({ cube, attributes, strata, hasOutcome, least, thresholds }),
    whole: sumOf(oneWay(cube, 0).map(countsOf)),
    unreadable: attributes.map((_, at) => coders[at]!.unreadable()),
    persons: persons && { people: persons.people(), unnamed: persons.unnamed() },
  })
}

function attributeOf(ask: Ask, { cube, coders, persons }: Decisions, at: number): Result<Attribute, Complaint> {
  const { column } = ask.attributes[at]!
  const groups = coders[at]!.groups()
  const reference = referenceAt(ask, column, groups)
  if (!reference.ok) return reference
  const totals = oneWay(cube, at)
    .slice(1)
    .map(countsOf)
    .map(({ n, selected }) => ({ n, k: selected }))
  const clusters = persons?.clusters(at, totals)
  return ok({ name: column, groups, reference: reference.value, clusters, tooMany: coders[at]!.tooMany() })
}

function referenceAt(ask: Ask, column: string, groups: readonly string[]): Result<number | undefined, Complaint> {
  const wanted = ask.references.get(column)
  const at = wanted === undefined ? undefined : groups.indexOf(wanted)
  if (at !== -1) return ok(at)
  const near = nearestNames(wanted!, groups)
  const some = groups.slice(0, 20).map(group => JSON.stringify(group))
  return err(
    usage(
      `No row has ${column} = ${JSON.stringify(wanted)}`,
      `the groups are ${some.join(', ') || 'none'}`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Name one of the groups as the reference.',
    ),
  )
}
