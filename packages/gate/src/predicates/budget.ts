import type { Instant } from '@candor/terms'
import type { CountedBudget } from '../compact/compact-facts.ts'
import type { Question } from '../question.ts'

type BudgetTest = (budget: CountedBudget, channels: number) => boolean

/** Does the budget count messages on the channel of the act? An act without a channel is counted by `any` alone. */
export const applies: BudgetTest = (budget, channels) => (budget.channels & channels) !== 0

export const allowsNothing: BudgetTest = (budget, channels) => applies(budget, channels) && budget.max <= 0

/** Does one of the brand's or the customer's budgets pass the test? */
export function budgetsOf({ brand, facts, channels }: Question, test: BudgetTest): boolean {
  const own = facts.budgets
  for (let i = 0; i < brand.budgets.length; i++) if (test(brand.budgets[i]!, channels)) return true
  for (let i = 0; i < own.length; i++) if (test(own[i]!, channels)) return true
  return false
}

/**
 * The first instant from `at` on at which every budget has room; `at` itself if all have. Contacts only age, so a budget that
 * has opened stays open and the latest opening is the opening of all. A budget of zero never opens and is a rule of its own.
 */
export function budgetsOpenAt(question: Question, at: Instant): Instant {
  const { brand, facts } = question
  const own = facts.budgets
  let open = at
  for (let i = 0; i < brand.budgets.length; i++) open = Math.max(open, opensAt(brand.budgets[i]!, question, at))
  for (let i = 0; i < own.length; i++) open = Math.max(open, opensAt(own[i]!, question, at))
  return open
}

/**
 * When one budget has room, from `at` on: once the contact that fills it has left the window. One exactly as old as the window no
 * longer counts; one from the future does. With a subject, only contacts that may have been on it count.
 */
export function opensAt(
  budget: CountedBudget,
  { facts, channels }: Pick<Question, 'facts' | 'channels'>,
  at: Instant,
  subject?: string,
): Instant {
  if (budget.max <= 0 || !applies(budget, channels)) return at
  const { max, window } = budget
  const filledAt = facts.contacts.nthNewest(max, budget.channels, at - window, subject)
  // Contacts from before our memory may have filled the window; it counts as full until it no longer reaches back so far.
  return Math.max(at, Math.max(filledAt, facts.contactsKnownSince ?? filledAt) + window)
}
