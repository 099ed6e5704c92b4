const shape = /^(\d{4})-(\d\d)-(\d\d)$/
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days since 1970-01-01 of a date YYYY-MM-DD in the Gregorian calendar; NaN for what is no such date. */
export function dayOf(text: string): number {
  const [, y, m, d] = shape.exec(text) ?? []
  const [year, month, day] = [Number(y), Number(m), Number(d)]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const most = month === 2 && isLeap ? 29 : lengths[month - 1]
  if (most === undefined || day < 1 || day > most) return Number.NaN
  // Years that begin in March: the leap day is then the last of its year, and months before it have one rule.
  const [shifted, moved] = month > 2 ? [year, month - 3] : [year - 1, month + 9]
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400)
  return 365 * shifted + leaps + Math.floor((153 * moved + 2) / 5) + day - 1 - 719_468
}
