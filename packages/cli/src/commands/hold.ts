import type { Hold } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'

export type NewHold = {
  readonly matter: string
  readonly reason: string
  readonly ground: string
  readonly until?: string
  readonly silent?: boolean
}

const line = ({ hold, customer, ground, silent, matter, placed_at, until }: Hold): string =>
  [
    `${hold}  ${customer}  ${ground}  ${matter ?? ''}  since ${new Date(placed_at).toISOString().slice(0, 10)}`,
    ...(until === null ? [] : [`until ${new Date(until).toISOString().slice(0, 10)}`]),
    ...(silent ? ['the customer is not told'] : []),
  ].join('  ')

/** Places a legal hold on a customer. */
export const placeHold = (
  customer: string,
  { matter, reason, ground, until, silent, ...where }: Where & NewHold,
): Ending =>
  withServer(where, async api => {
    const ask = { customer, matter, reason, ground, ...(until ? { until } : {}), ...(silent ? { silent } : {}) }
    const placed = await api.post<Hold>('/v1/holds', ask)
    return placed.ok ? ok({ json: placed.value, lines: [line(placed.value)] }) : placed
  })

/** Releases a legal hold. */
export const releaseHold = (hold: string, { reason, ...where }: Where & { reason: string }): Ending =>
  withServer(where, async api => {
    const done = await api.post<Hold>(`/v1/holds/${encodeURIComponent(hold)}/release`, { reason })
    return done.ok ? ok({ json: done.value, lines: [`${hold} is released; what is over goes within a minute.`] }) : done
  })

/** Every legal hold in force. */
export const listHolds = (where: Where): Ending =>
  withServer(where, async api => {
    const items: Hold[] = []
    for (let next: string | undefined = ''; next !== undefined; ) {
      const path: string = next === '' ? '/v1/holds' : `/v1/holds?cursor=${encodeURIComponent(next)}`
      const found = await api.get<{ items: Hold[]; next?: string }>(path)
      if (!found.ok) return found
      items.push(...found.value.items)
      next = found.value.next
    }
    return ok({ json: { items }, lines: items.length > 0 ? items.map(line) : ['No hold is in force.'] })
  })
