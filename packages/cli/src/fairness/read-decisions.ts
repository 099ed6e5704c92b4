import type { Cube } from '@candor/fairness'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import { type CsvRead, readCsv } from '../csv/read-csv.ts'
import { unknownColumn } from '../csv/unknown-column.ts'
import { type Coder, coderOf } from './coder.ts'
import { type Condition, testOf } from './condition.ts'
import { openCounter } from './decisions.ts'
import type { Grouping } from './grouping.ts'
import { mostPersons, openPersons, type Persons } from './persons.ts'

export type DecisionsAsk = {
  readonly path: string
  readonly separator?: string | undefined
  readonly decision: Condition
  readonly outcome?: Condition | undefined
  /** The attributes, and after them the strata where there are any. */
  readonly groupings: readonly Grouping[]
  /** Column that tells one person from another. */
  readonly cluster?: string | undefined
  readonly onProgress: (rows: number, total: number) => void
}

export type Decisions = {
  readonly csv: CsvRead
  readonly cube: Cube
  readonly coders: readonly Coder[]
  readonly persons: Persons | undefined
}

/** Reads a file of decisions and counts them. */
export async function readDecisions(ask: DecisionsAsk): Promise<Result<Decisions, Complaint>> {
  const coders = ask.groupings.map(coderOf)
  const counter = openCounter(coders)
  const persons = ask.cluster === undefined ? undefined : openPersons(coders.length)
  const crowd = { tooMany: false }
  let take: (fields: readonly string[]) => void = () => undefined
  const csv = await readCsv({
    path: ask.path,
    separator: ask.separator,
    wanted: columnsOf(ask),
    onHeader: ({ columns }) => {
      const bad = faultOf(ask, columns)
      if (bad === undefined) take = rowTaker(ask, columns, { coders, counter, persons, crowd })
      return bad
    },
    onRow: fields => take(fields),
    onProgress: ask.onProgress,
  })
  if (!csv.ok) return csv
  return crowd.tooMany
    ? err(tooManyPersons(ask.cluster!))
    : ok({ csv: csv.value, cube: counter.cube(), coders, persons })
}

const columnsOf = ({ decision, outcome, groupings, cluster }: DecisionsAsk): string[] => [
  decision.column,
  ...(outcome ? [outcome.column] : []),
  ...groupings.map(grouping => grouping.column),
  ...(cluster === undefined ? [] : [cluster]),
]

function faultOf(ask: DecisionsAsk, columns: readonly string[]): Complaint | undefined {
  for (const name of columnsOf(ask)) {
    const at = columns.indexOf(name)
    if (at === -1) return unknownColumn(name, columns)
    if (columns.includes(name, at + 1)) return twice(name)
  }
  return undefined
}

const twice = (name: string): Complaint => ({
  what: `The column ${JSON.stringify(name)} is there twice`,
  why: 'nobody can tell which of them is meant',
  next: 'Rename one of them in the first line of the file.',
  exit: exits.error,
})

const tooManyPersons = (column: string): Complaint => ({
  what: `The column ${JSON.stringify(column)} names more than ${mostPersons} people`,
  why: 'the shares of each person are held in memory, and that is as many as are held',
  next: 'Give a sample of the people with all their decisions.',
  exit: exits.error,
  code: 'too-many-people',
})

type Parts = {
  readonly coders: readonly Coder[]
  readonly counter: ReturnType<typeof openCounter>
  readonly persons: Persons | undefined
  readonly crowd: { tooMany: boolean }
}

function rowTaker(ask: DecisionsAsk, columns: readonly string[], { coders, counter, persons, crowd }: Parts) {
  const place = (name: string): number => columns.indexOf(name)
  const places = ask.groupings.map(grouping => place(grouping.column))
  const [decisionAt, decided] = [place(ask.decision.column), testOf(ask.decision)]
  const outcome = ask.outcome && { at: place(ask.outcome.column), test: testOf(ask.outcome) }
  const clusterAt = ask.cluster === undefined ? -1 : place(ask.cluster)
  const codes = places.map(() => 0)
  return (fields: readonly string[]): void => {
    const decision = decided(fields[decisionAt]!)
    for (let at = 0; at < places.length; at++) codes[at] = coders[at]!.code(fields[places[at]!]!)
    counter.add(codes, decision, outcome === undefined ? 2 : outcome.test(fields[outcome.at]!))
    if (persons === undefined || decision === 2) return
    const person = persons.person(fields[clusterAt]!)
    if (person === undefined) crowd.tooMany = true
    else for (const [at, code] of codes.entries()) if (code > 0) persons.add(person, at, code - 1, decision === 1)
  }
}
