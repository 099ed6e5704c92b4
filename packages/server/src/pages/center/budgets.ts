import type { Budget, Channel } from '@candor/terms'

const weekHours = 168
// What a decision state keeps of a customer: six budgets, each of at most twenty contacts.
const budgetsKept = 6
const contactsKept = 20

/** The channels of these that a customer may set a number for; more than six are not kept. */
export const budgetChannels = (channels: readonly Channel[]): Channel[] => [...new Set(channels)].slice(0, budgetsKept)

/** The most messages that the brand's own budgets let through on a channel in any seven days. */
export function brandWeek(budgets: readonly Budget[], channel: Channel): number {
  const about = budgets.filter(budget => budget.channel === channel || budget.channel === 'any')
  return Math.min(contactsKept, ...about.map(({ max, hours }) => max * Math.ceil(weekHours / hours)))
}

/** The customer's own number for a channel; undefined when they set none. */
export const ownWeek = (budgets: readonly Budget[], channel: Channel): number | undefined =>
  budgets.find(budget => budget.channel === channel && budget.hours === weekHours)?.max

/** The customer's budgets with another number for a channel; `undefined` leaves it to the brand. */
export function withWeek(budgets: readonly Budget[], channel: Channel, max: number | undefined): Budget[] {
  const others = budgets.filter(budget => budget.channel !== channel || budget.hours !== weekHours)
  return max === undefined ? others : [...others, { channel, max, hours: weekHours }]
}
