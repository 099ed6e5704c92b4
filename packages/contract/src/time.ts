const shape = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/

/**
 * The instant of a time with its offset (RFC 3339; seconds may be left out), in milliseconds since 1970. Undefined for
 * other text, and for days that no calendar has: the built-in parser would take 30 February for 2 March.
 */
export function timeOf(text: string): number | undefined {
  const [, year, month, day] = shape.exec(text) ?? []
  if (year === undefined || Number(day) > daysIn(Number(year), Number(month))) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

/** The zeroth day of the next month is the last of this one. */
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
