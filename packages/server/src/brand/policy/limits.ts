import { type Budget, channels, dials, type QuietHours } from '@candor/terms'
import { oneOf, whole } from './plain.ts'
import { distinct, list, optional, type Reader, record, required } from './shapes.ts'
import { timeOfDay, weekday, windowHours } from './spans.ts'
import { refuse } from './spot.ts'

// Twenty past contacts are what a customer's decision state holds; a larger budget could not be counted from it.
const budget = record({
  channel: required(oneOf([...channels, 'any'])),
  max: required(whole(0, 20)),
  per: required(windowHours),
})

/** Reads `budgets`: at most 20, one for each channel and window. */
export const budgetsSection: Reader<readonly Budget[]> = spot => {
  const budgets = list(budget, { max: 20 })(spot)?.map(({ channel, max, per }) => ({ channel, max, hours: per }))
  const keys = budgets?.map(({ channel, hours }) => `${channel} per ${hours}h`) ?? []
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  return twice === undefined ? budgets : refuse(spot, `has two budgets for ${twice}; keep the smaller one`)
}

const window = record({
  from: required(timeOfDay),
  to: required(timeOfDay),
  days: optional(distinct(weekday, { min: 1, max: 7 })),
})

const quietWindow: Reader<QuietHours> = spot => {
  const found = window(spot)
  if (found?.from === found?.to && found) return refuse(spot, 'begins and ends at the same time; give a window')
  return found && { ...found, ...(found.days && { days: found.days.toSorted() }) }
}

/** Reads `quiet_hours`: at most 20 windows of the day. */
export const quietHoursSection: Reader<readonly QuietHours[]> = list(quietWindow, { max: 20 })

export const dial = oneOf(dials)

/** Ages below which no law lets a child consent alone, and above which every one does (GDPR Art. 8; national law). */
export const adultAge = whole(13, 21)

/** No law says how long before: “well in advance” (GDPR Art. 12 and 13(3), as the guidelines WP 260 read them). */
export const changeNoticeDays = whole(0, 365)
