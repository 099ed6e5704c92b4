import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import { numberOf } from './condition.ts'

/** An attribute: a column, and for numbers the cuts between its groups. */
export type Grouping = { readonly column: string; readonly cuts: readonly number[] | undefined }

/** Reads `marital,age:25;35;45;60`. */
export function parseGroupings(text: string, option: string): Result<Grouping[], Complaint> {
  const found: Grouping[] = []
  for (const part of text.split(',')) {
    const grouping = parseGrouping(part.trim(), option)
    if (!grouping.ok) return grouping
    found.push(grouping.value)
  }
  const twice = found.find(({ column }, at) => found.findIndex(other => other.column === column) < at)
  return twice ? err(wrong(option, text, `${JSON.stringify(twice.column)} is there twice`)) : ok(found)
}

function parseGrouping(text: string, option: string): Result<Grouping, Complaint> {
  const [, column = text, list] = /^(.*?):([^:]*)$/s.exec(text) ?? []
  if (column.trim() === '') return err(wrong(option, text, 'a column is missing'))
  if (list === undefined) return ok({ column, cuts: undefined })
  const cuts = list.split(';').map(cut => numberOf(cut.trim()))
  if (cuts.some(cut => cut === undefined))
    return err(wrong(option, text, 'what follows the colon are numbers with ; between'))
  const numbers = cuts as number[]
  if (numbers.some((cut, at) => at > 0 && cut <= numbers[at - 1]!))
    return err(wrong(option, text, 'each cut is larger than the one before'))
  return numbers.length > 1_000
    ? err(wrong(option, text, 'there are more than 1,000 cuts'))
    : ok({ column: column.trim(), cuts: numbers })
}

const wrong = (option: string, text: string, why: string): Complaint => ({
  what: `${option} ${JSON.stringify(text)} names no groups`,
  why,
  next: `Write columns with commas between, and cuts for numbers: ${option} 'marital,age:25;35;45;60'.`,
  exit: exits.usage,
  code: 'usage',
})

/** Names of the groups that cuts make; each begins at its first number and ends before its second. */
export const groupNames = (cuts: readonly number[]): string[] => [
  `<${cuts[0]}`,
  ...cuts.slice(1).map((cut, at) => `[${cuts[at]},${cut})`),
  `>=${cuts.at(-1)}`,
]

/** In which group a number lies, counted from 1. */
export function groupAt(cuts: readonly number[], value: number): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (value < cuts[middle]!) high = middle
    else low = middle + 1
  }
  return low + 1
}
