import { day, hour } from '@candor/terms'

// The longest is ten years of each, so that a window never reaches before 1970 by accident of a typing error.
const units = {
  hour: { ms: hour, most: 87_600 },
  day: { ms: day, most: 3_650 },
  month: { ms: 30 * day, most: 120 },
} as const

/** The elapsed milliseconds of a window such as `12 hours`, `30 days` or `6 months` (of 30 days each); undefined when it is none. */
export function windowOf(text: string): number | undefined {
  const [, digits, word] = /^([1-9]\d{0,4}) (hour|day|month)s?$/.exec(text) ?? []
  const unit = word === 'hour' || word === 'day' || word === 'month' ? units[word] : undefined
  const count = Number(digits)
  return unit && count <= unit.most ? count * unit.ms : undefined
}
