import type { Channel } from '@candor/terms'
import type { Answer, Scalar } from './condition.ts'
import type { Counter } from './counter.ts'

/**
 * How a field is held as numbers in a row, so that comparing costs an integer comparison.
 * Numbers and dates: `code` keeps order (`a < b` exactly when `code(a) < code(b)`) and knows every value.
 * Codes are asked for once, while compiling: compile anew when a dictionary has grown, for `isNot` of a text that had no
 * code would else hold for those who have it now.
 */
export type Coding = {
  /** The number by which rows hold the value; undefined when no row holds it. */
  code(value: Scalar): number | undefined
  /** The codes of all values that begin with `prefix`. Asked of text fields only. */
  codesStartingWith(prefix: string): readonly number[]
}

/** How to look at one kind of row. Every method is called while compiling, never while evaluating. */
export type Access<Row> = {
  /** Reads the field: its value (dates as `YYYY-MM-DD`), or its code where `coding` gives one; undefined when missing. */
  field(name: string): (row: Row) => Scalar | undefined
  /** Reads what the customer says about a purpose on a channel. */
  choice(purpose: string, channel: Channel): (row: Row) => Answer
  /** Reads how often the customer did something; no method: rows without counts, over which no count is compiled. */
  count?(counter: Counter): (row: Row) => number
  /** The coding of a field whose rows hold codes; undefined (or no method): rows hold values. */
  coding?(name: string): Coding | undefined
}

/** A compiled condition. Allocates nothing and throws nothing that `Access` does not throw. */
export type Matches<Row> = (row: Row) => boolean
