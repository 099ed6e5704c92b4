import { day, hour, type Instant, minute, second } from '@candor/terms'
import { daysFromCivil } from './civil.ts'

/** Milliseconds that local time is ahead of UTC at an instant. */
export type OffsetProbe = (at: Instant) => number

/** Asks the runtime's time-zone database, slowly. Throws a RangeError for a name that is not an IANA zone. */
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
    return wallClock(format.formatToParts(whole)) - whole
  }
}

function wallClock(parts: readonly Intl.DateTimeFormatPart[]): number {
  const read = (type: string): number => Number(parts.find(part => part.type === type)?.value)
  const date = daysFromCivil(read('year'), read('month'), read('day')) * day
  return date + read('hour') * hour + read('minute') * minute + read('second') * second
}
