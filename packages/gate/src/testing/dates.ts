import { day, type Instant } from '@candor/terms'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  addMonths,
  addMonthsTo,
  addWorkingDays,
  type DayNumber,
  dateIn,
  endOfDate,
  rollForward,
  startOfDate,
  weekdayOf,
} from '../time/calendar.ts'
import { zoneNamed } from '../time/places.ts'
import { dayNumberOf } from '../time/start-of-day.ts'

/** Everything that the gate ever works out from an instant, a zone and a brand's holidays. */
export type DateQuestion = {
  readonly zone: string
  readonly at: Instant
  readonly months: number
  readonly days: number
  readonly holidays: readonly DayNumber[]
}

const year = (value: number): Instant =>
  Temporal.PlainDate.from({ year: value, month: 1, day: 1 }).toZonedDateTime('UTC').epochMilliseconds

/** Zones as the runtime names them, and some whose clocks do what few others do. */
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia']

const near = (at: Instant, zone: string): fc.Arbitrary<Instant> => {
  const edge = zoneNamed(zone).steadyUntil(at)
  const close = fc.constantFrom(-day, -3_600_000, -1_000, -1, 0, 1, 1_000, 3_600_000, day).map(by => edge + by)
  return edge < year(2100) ? fc.oneof(fc.constant(at), close) : fc.constant(at)
}

/** Instants of 1970 to 2099 in every zone, half of them beside a change of its clock. */
export const dateQuestion: fc.Arbitrary<DateQuestion> = fc
  .record({ zone: fc.constantFrom(...zones), at: fc.integer({ min: year(1970), max: year(2099) }) })
  .chain(({ zone, at }) =>
    fc.record({
      zone: fc.constant(zone),
      at: near(at, zone),
      months: fc.integer({ min: -30, max: 72 }),
      days: fc.integer({ min: 0, max: 40 }),
      holidays: fc.uniqueArray(
        fc.integer({ min: 0, max: 60 }).map(ahead => Math.floor(at / day) + ahead),
        { maxLength: 12 },
      ),
    }),
  )

/** The answers of the arithmetic that the gate uses. */
export function datesOf({ zone, at, months, days, holidays }: DateQuestion): readonly (number | undefined)[] {
  const here = zoneNamed(zone)
  const date = dateIn(here, at)
  const free = new Set(holidays)
  return [
    ...[here.offsetAt(at), here.localAt(at), date, weekdayOf(date), addMonths(date, months)],
    ...[startOfDate(date, here), endOfDate(date, here), addMonthsTo(at, months, here)],
    ...[addWorkingDays(date, days, free), rollForward(date, free), dayNumberOf(isoOf(date))],
  ]
}

const isoOf = (date: DayNumber): string => Temporal.PlainDate.from('1970-01-01').add({ days: date }).toString()

/** The same answers from `temporal-polyfill`, slowly. */
export function slowDatesOf({ zone, at, months, days, holidays }: DateQuestion): readonly number[] {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const date = zoned.toPlainDate()
  const offset = zoned.offsetNanoseconds / 1_000_000
  const rolled = workingFrom(date, holidays)
  const start = startOf(date, zone)
  const end = startOf(date.add({ days: 1 }), zone) - 1_000
  return [
    ...[offset, at + offset, numberOf(date), date.dayOfWeek, numberOf(date.add({ months }))],
    ...[start, end, sameClock(zoned.toPlainDateTime().add({ months }), zone)],
    ...[numberOf(workingAfter(date, days, holidays)), numberOf(rolled), numberOf(date)],
  ]
}

const numberOf = (date: Temporal.PlainDate): DayNumber => date.toZonedDateTime('UTC').epochMilliseconds / day

const startOf = (date: Temporal.PlainDate, zone: string): Instant => date.toZonedDateTime(zone).epochMilliseconds

/** A wall clock that is skipped has been passed at the first instant after the gap. */
function sameClock(wall: Temporal.PlainDateTime, zone: string): Instant {
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds
  return earlier.getTimeZoneTransition('next')!.epochMilliseconds
}

function workingFrom(date: Temporal.PlainDate, holidays: readonly DayNumber[]): Temporal.PlainDate {
  const free = date.dayOfWeek > 5 || holidays.includes(numberOf(date))
  return free ? workingFrom(date.add({ days: 1 }), holidays) : date
}

const workingAfter = (date: Temporal.PlainDate, days: number, holidays: readonly DayNumber[]): Temporal.PlainDate =>
  days === 0 ? date : workingAfter(workingFrom(date.add({ days: 1 }), holidays), days - 1, holidays)
