import { type Instant, minute } from '@candor/terms'
import { endOfRetention } from '../../brand/policy/index.ts'
import type { Kept } from './datum.ts'

const quarter = 15 * minute
const mostRemembered = 20_000

/**
 * Until when what has this period is kept. Calendars are slow and clocks change at quarters of an hour, so that the end is worked
 * out once for each quarter.
 */
export function keptFor(zone: string): (period: string, since: Instant) => Kept {
  const known = new Map<string, Instant>()
  return (period, since) => {
    const begin = Math.floor(since / quarter) * quarter
    const key = `${period} ${begin}`
    let end = known.get(key)
    if (end === undefined) {
      if (known.size >= mostRemembered) known.clear()
      end = endOfRetention(period, begin, zone)
      known.set(key, end)
    }
    return { how: 'period', for: period, until: end + since - begin }
  }
}
