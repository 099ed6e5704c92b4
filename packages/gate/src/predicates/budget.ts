import { type Budget, type Channel, hour, type Instant } from '@candor/terms'
import type { PastContact } from '../facts.ts'
import type { Question } from '../question.ts'

/** Does the budget count messages on the channel of the act? An act without a channel is counted by `any` alone. */
export const applies = (budget: Budget, channel: Channel | undefined): boolean =>
  budget.channel === 'any' || budget.channel === channel

/** Does one of the brand's or the customer's budgets pass the test? */
export function budgetsOf(
  { brand, facts, channel }: Question,
  test: (budget: Budget, channel: Channel | undefined) => boolean,
): boolean {
  const own = facts.budgets
  for (let i = 0; i < brand.budgets.length; i++) if (test(brand.budgets[i]!, channel)) return true
  if (own !== undefined) for (let i = 0; i < own.length; i++) if (test(own[i]!, channel)) return true
  return false
}

/**
 * The first instant from `at` on at which every budget has room; `at` itself if all have. Contacts only age, so a budget that
 * has opened stays open and the latest opening is the opening of all. A budget of zero never opens and is a rule of its own.
 */
export function budgetsOpenAt({ brand, facts, channel }: Question, at: Instant): Instant {
  const own = facts.budgets
  let open = at
  for (let i = 0; i < brand.budgets.length; i++) open = Math.max(open, opensAt(brand.budgets[i]!, facts, channel, at))
  if (own !== undefined)
    for (let i = 0; i < own.length; i++) open = Math.max(open, opensAt(own[i]!, facts, channel, at))
  return open
}

type History = { readonly contacts: readonly PastContact[]; readonly contactsKnownSince?: Instant }

function opensAt(budget: Budget, history: History, channel: Channel | undefined, at: Instant): Instant {
  if (budget.max <= 0 || !applies(budget, channel)) return at
  const window = budget.hours * hour
  const since = history.contactsKnownSince
  // Contacts from before our memory may have filled the window; it counts as full until it no longer reaches back so far.
  const remembered = since !== undefined && at - window < since ? since + window : at
  if (countAfter(history.contacts, budget.channel, at - window) < budget.max) return remembered
  return Math.max(remembered, nthNewest(history.contacts, budget.channel, budget.max) + window)
}

/** Contacts newer than `start`: one exactly as old as the window no longer counts; one from the future does. */
function countAfter(contacts: readonly PastContact[], channel: string, start: Instant): number {
  let count = 0
  for (let i = 0; i < contacts.length; i++) {
    const contact = contacts[i]!
    if (contact.at > start && (channel === 'any' || contact.channel === channel)) count++
  }
  return count
}

/** The instant of the n-th newest contact on the channel; there are at least `n`. Scans instead of sorting, to allocate nothing. */
function nthNewest(contacts: readonly PastContact[], channel: string, n: number): Instant {
  let before = Number.POSITIVE_INFINITY
  for (let seen = 0; seen < n; ) {
    let newest = Number.NEGATIVE_INFINITY
    let ties = 0
    for (let i = 0; i < contacts.length; i++) {
      const contact = contacts[i]!
      if (contact.at >= before || (channel !== 'any' && contact.channel !== channel)) continue
      if (contact.at > newest) {
        newest = contact.at
        ties = 1
      } else if (contact.at === newest) ties++
    }
    before = newest
    seen += ties
  }
  return before
}
