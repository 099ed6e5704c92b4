import { hour, type Instant } from '@candor/terms'
import type { Question } from './question.ts'
import type { Due } from './rule.ts'
import { addMonths, addWorkingDays, type DayNumber, dateIn, endOfDate, rollForward } from './time/calendar.ts'

/** The last instant at which the act of the question is in time. */
export function dueAt(due: Due, question: Question): Instant {
  const { brand, at } = question
  if (due.in === 'hours') return at + sum(due.of) * hour
  const counted = lastDate(due, dateIn(brand.zone, at), brand.holidays) + stoppedDays(due, question)
  return endOfDate(due.rolls === true ? rollForward(counted, brand.holidays) : counted, brand.zone)
}

function lastDate(due: Due, received: DayNumber, holidays: ReadonlySet<DayNumber>): DayNumber {
  if (due.in === 'days') return received + sum(due.of)
  if (due.in === 'working-days') return addWorkingDays(received, sum(due.of), holidays)
  return due.of.reduce(addMonths, received)
}

function stoppedDays(due: Due, { act: { clarification }, brand: { zone } }: Question): number {
  if (due.stopsForClarification !== true || clarification?.answeredAt === undefined) return 0
  return dateIn(zone, clarification.answeredAt) - dateIn(zone, clarification.askedAt) + 1
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
