import type { Delivery, Webhook, WebhookWithCounts } from '@candor/contract'

const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

/** One webhook in a list. */
export function webhookLine({ webhook, deliveries }: WebhookWithCounts): string {
  const { done, waiting, withheld, failed } = deliveries
  const state = webhook.closed_at === null ? 'open' : 'closed'
  return `${webhook.name}  ${state}  ${done} taken, ${waiting} waiting, ${withheld} withheld, ${failed} failed  ${webhook.url}`
}

/** All there is to know of one webhook. */
export function webhookLines({ webhook, deliveries }: WebhookWithCounts): string[] {
  const { done, waiting, withheld, failed } = deliveries
  return [
    `Webhook   ${webhook.name}, ${stateOf(webhook)}`,
    `Address   ${webhook.url}`,
    `Purpose   ${webhook.purpose}`,
    `Hears     ${webhook.kinds.join(', ')}`,
    `Sent      ${done} taken, ${waiting} waiting, ${withheld} withheld, ${failed} failed in thirty days`,
  ]
}

function stateOf({ closed_at, closed_why, created_at }: Webhook): string {
  if (closed_at === null) return `open since ${day(created_at)} UTC`
  return `closed on ${day(closed_at)} UTC${closed_why === 'gone' ? ': its receiver answered 410' : ''}`
}

/** One delivery: when it happened, what became of it, and why. */
export function deliveryLine({ at, kind, state, attempts, status, fault, rule, delivery }: Delivery): string {
  const why = rule ?? fault ?? (status === null ? '' : `status ${status}`)
  const times = attempts === 1 ? '1 attempt' : `${attempts} attempts`
  return [`${day(at)} UTC`, kind, state, times, why, delivery].filter(part => part !== '').join('  ')
}
