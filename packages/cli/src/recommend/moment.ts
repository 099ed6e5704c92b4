const milliseconds = 1e11

/**
 * A time as seconds since 1970: a number (of seconds, or from 1e11 on of milliseconds), or a date of ISO 8601, in UTC where it names
 * no zone. NaN for anything else.
 */
export function secondsOf(text: string): number {
  const trimmed = text.trim()
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(trimmed)) {
    const number = Number(trimmed)
    return Math.abs(number) >= milliseconds ? number / 1000 : number
  }
  const [, day, clock = '00:00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(trimmed) ?? []
  if (day === undefined) return Number.NaN
  const ms = Date.parse(`${day}T${clock}${zone}`)
  // Date.parse takes 31 February for 3 March.
  return new Date(Date.parse(`${day}T00:00:00Z`)).toISOString().startsWith(day) ? ms / 1000 : Number.NaN
}

export const sayDay = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)
