const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const form = /^(\d{4})-(\d{2})-(\d{2})$/

/** Is this text a day that exists, written `YYYY-MM-DD` in the proleptic Gregorian calendar (ISO 8601)? */
export function isCalendarDate(text: string): boolean {
  const [, year, month, day] = (form.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  return day >= 1 && day <= daysIn(year, month)
}

const daysIn = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0))

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
