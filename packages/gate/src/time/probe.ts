import { day, hour, type Instant, minute, second } from '@candor/terms'
import { daysFromCivil } from './civil.ts'

/** Milliseconds that local time is ahead of UTC at an instant. */
export type OffsetProbe = (at: Instant) => number

/** Asks the runtime's time-zone database, slowly. Throws a RangeError for a name that is not an IANA zone, and for an answer that is no time. */
export function probeOf(zone: string): OffsetProbe {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return at => {
    const whole = Math.floor(at / second) * second
    const ahead = wallClock(format.formatToParts(whole)) - whole
    // Whoever looks for a change of the clock would look for ever.
    if (Number.isNaN(ahead)) throw new RangeError(`the clock of ${zone} cannot be read`)
    return ahead
  }
}

function wallClock(parts: readonly Intl.DateTimeFormatPart[]): number {
  const read = (type: string): number => Number(parts.find(part => part.type === type)?.value)
  const date = daysFromCivil(read('year'), read('month'), read('day')) * day
  return date + read('hour') * hour + read('minute') * minute + read('second') * second
}
