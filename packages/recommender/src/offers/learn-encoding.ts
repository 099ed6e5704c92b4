import { encode } from './encode.ts'
import { heldIn, type Inputs, numberOf, type OfferField, textOf } from './inputs.ts'
import type { Encoding } from './model.ts'

/** People who must stand in a column for it to exist: nothing is learned of fewer. */
export const leastInColumn = 10
/** Texts of a field with a column of their own. */
export const mostTexts = 50

/** Those an encoding is learned from: inputs, day of decision, how much each row counts, and whose it is (numbers from 0). */
export type Learners = {
  readonly inputs: readonly Inputs[]
  readonly today: Float64Array
  readonly counts: Float64Array
  readonly persons: Int32Array
}

/** How a field becomes columns, by the people there are. It looks at no success. */
export function learnEncoding({ name, type }: OfferField, learners: Learners): Encoding {
  const bare = { name, type, texts: [], other: false, missing: false, means: [] }
  const field = type === 'text' ? textsOf(bare, learners) : { ...bare, ...numbersOf(bare, learners) }
  return { ...field, means: meansOf(field, learners) }
}

function numbersOf(
  { name, type }: OfferField,
  { inputs, today, counts, persons }: Learners,
): Pick<Encoding, 'missing' | 'scale'> {
  const numbers = Float64Array.from(inputs, (each, row) => numberOf(type, heldIn(each, name), today[row]!))
  const present = new Set<number>()
  const missing = new Set<number>()
  let [all, sum, low, high] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  numbers.forEach((number, row) => {
    ;(Number.isNaN(number) ? missing : present).add(persons[row]!)
    if (Number.isNaN(number)) return
    all += counts[row]!
    sum += counts[row]! * number
    low = Math.min(low, number)
    high = Math.max(high, number)
  })
  const isMissing = missing.size >= leastInColumn
  if (present.size < leastInColumn) return { missing: isMissing }
  const mean = sum / all
  const squares = numbers.reduce((s, each, row) => (Number.isNaN(each) ? s : s + counts[row]! * (each - mean) ** 2), 0)
  // Of numbers that are all the same rounding may leave a trace of a deviation.
  const deviation = low === high ? 0 : Math.sqrt(squares / all)
  return { missing: isMissing, scale: { mean, deviation, low, high } }
}

function textsOf(field: Encoding, { inputs, persons }: Learners): Encoding {
  const people = new Map<string | undefined, Set<number>>()
  inputs.forEach((each, row) => {
    const text = textOf(heldIn(each, field.name))
    const known = people.get(text)
    if (known) known.add(persons[row]!)
    else people.set(text, new Set([persons[row]!]))
  })
  const order = [...people].flatMap(([text, { size }]) => (text === undefined ? [] : [{ text, size }]))
  order.sort((a, b) => b.size - a.size || (a.text < b.text ? -1 : 1))
  const texts = order.slice(0, mostTexts).filter(({ size }) => size >= leastInColumn)
  const others = new Set(order.slice(texts.length).flatMap(({ text }) => [...people.get(text)!]))
  return {
    ...field,
    texts: texts.map(({ text }) => text),
    other: others.size >= leastInColumn,
    missing: (people.get(undefined)?.size ?? 0) >= leastInColumn,
  }
}

/** The mean of each column over those who stand in one; they stand for the others. A scale has the mean 0 by its making. */
function meansOf(field: Encoding, { inputs, today, counts }: Learners): number[] {
  const sums: number[] = []
  let all = 0
  inputs.forEach((each, row) => {
    encode({ ...field, means: [] }, each, today[row]!, (column, amount) => {
      sums[column] = (sums[column] ?? 0) + counts[row]! * amount
      all += counts[row]!
    })
  })
  return Array.from(sums, (sum = 0, column) => (column === 0 && field.scale !== undefined ? 0 : sum / all))
}
