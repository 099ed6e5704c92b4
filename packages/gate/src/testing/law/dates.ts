import type { Instant } from '@candor/terms'
import { Temporal } from 'temporal-polyfill'
import type { Case } from '../reference-case.ts'

export const hours = (count: number): number => count * 3_600_000

/** Dates of the customer are counted where the customer is, or where the brand is when nobody knows. */
export const customerZone = ({ facts, policy }: Case): string =>
  facts.zone === 'unknown' ? policy.brand.zone : facts.zone

export const dateIn = (zone: string, at: Instant): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()

export const customerDate = (question: Case, at: Instant): Temporal.PlainDate => dateIn(customerZone(question), at)

/** Calendar months; a day that the month does not have becomes its last. */
export const addMonths = (date: Temporal.PlainDate, months: number): Temporal.PlainDate => date.add({ months })

/** Is the act on or before the day `months` after the day of `start`? */
export const isWithinMonths = (question: Case, start: Instant, months: number): boolean =>
  Temporal.PlainDate.compare(customerDate(question, question.at), addMonths(customerDate(question, start), months)) <= 0

export const startOfDay = (zone: string, date: Temporal.PlainDate): Instant =>
  date.toZonedDateTime({ timeZone: zone }).epochMilliseconds

/** Has a rule begun that starts with a day where the customer is? */
export const hasBegun = (question: Case, day: string, at: Instant = question.at): boolean =>
  at >= startOfDay(customerZone(question), Temporal.PlainDate.from(day))

const isFree = ({ policy }: Case, date: Temporal.PlainDate): boolean =>
  date.dayOfWeek >= 6 || policy.brand.holidays.includes(date.toString())

/** 23:59:59 of the day, where the brand is. */
const lastSecond = ({ policy }: Case, date: Temporal.PlainDate): Instant =>
  date.toZonedDateTime({ timeZone: policy.brand.zone, plainTime: '23:59:59' }).epochMilliseconds

const receipt = ({ policy, at }: Case): Temporal.PlainDate => dateIn(policy.brand.zone, at)

export const dueInDays = (question: Case, days: number): Instant =>
  lastSecond(question, receipt(question).add({ days }))

/** The day of receipt does not count; neither do weekends and the brand's holidays. */
export function dueInBusinessDays(question: Case, count: number): Instant {
  let date = receipt(question)
  for (let counted = 0; counted < count; ) {
    date = date.add({ days: 1 })
    if (!isFree(question, date)) counted += 1
  }
  return lastSecond(question, date)
}

/** One month, or one and then two more; what stood still comes on top; then over weekends and holidays. */
export function dueInMonths(question: Case, extended: boolean, stoodStill = 0): Instant {
  const first = addMonths(receipt(question), 1)
  let date = (extended ? addMonths(first, 2) : first).add({ days: stoodStill })
  while (isFree(question, date)) date = date.add({ days: 1 })
  return lastSecond(question, date)
}

/** Whole dates from one to the other. */
export const datesBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): number => from.until(to).days
