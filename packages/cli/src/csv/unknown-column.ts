import { type Complaint, exits } from '../answer.ts'

/** The names nearest to a mistyped one, by letters put in, taken out or changed; at most three. */
export function nearestNames(word: string, known: readonly string[]): string[] {
  const short = word.slice(0, 64).toLowerCase()
  return known
    .map(name => ({ name, steps: distance(short, name.slice(0, 64).toLowerCase()) }))
    .filter(({ name, steps }) => steps <= Math.max(2, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** Says which column is not there and which was perhaps meant. */
export function unknownColumn(name: string, columns: readonly string[]): Complaint {
  const near = nearestNames(name, columns)
  const all = columns.slice(0, 40).map(quoted).join(', ')
  return {
    what: `There is no column ${quoted(name)}`,
    why: `the file has ${all}${columns.length > 40 ? ` and ${columns.length - 40} more` : ''}`,
    next: near.length > 0 ? `Did you mean ${near.map(quoted).join(' or ')}?` : 'Name a column of the file.',
    exit: exits.usage,
    code: 'unknown-column',
  }
}

/** JSON writes line ends and quotation marks harmlessly. */
const quoted = (name: string): string => JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name)

/** Levenshtein's distance. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < to.length; j++)
      next.push(Math.min(row[j]! + (from[i] === to[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1))
    row = next
  }
  return row[to.length]!
}
