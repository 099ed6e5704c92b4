import type { Json } from '@candor/terms'
import { exportOf as deliveriesOf } from '../../../acts/sharing/index.ts'
import { houseLimits, offerLimit } from '../../../brand/policy/index.ts'
import { dispatchesOf } from '../../../customers/history/index.ts'
import { exportOf as offersOf } from '../../../customers/offers/index.ts'
import { waitingFor } from '../../../record/index.ts'
import { time, timeOrNull } from '../datum.ts'
import { counter, own, type Section } from '../section.ts'

/** Every message that was planned, and what became of it. */
export const messages: Section = {
  name: 'messages',
  tables: {
    dispatches: {
      columns: [
        ...['act', 'campaign', 'channel', 'purpose', 'state', 'attempt', 'rule', 'until', 'entry', 'decided_at'],
        ...['pass_expires', 'settled_at', 'provider_id', 'reply'],
      ],
      left: { customer: own, version: counter },
    },
  },
  async *read({ house, halves, policy, keptFor }) {
    for (const half of halves)
      for (const one of await dispatchesOf(house.store, half)) {
        const { act, campaign, channel, purpose, state, attempt, rule, entry, providerId } = one
        const times = { decided_at: timeOrNull(one.decidedAt), settled_at: timeOrNull(one.settledAt) }
        const waits = { until: timeOrNull(one.until), pass_expires: timeOrNull(one.passExpires) }
        const at = one.settledAt ?? one.decidedAt
        yield {
          ...{ id: act, half, about: campaign, source: null, ...(at === null ? {} : { at }) },
          data: {
            act,
            campaign,
            channel,
            purpose,
            state,
            attempt,
            rule,
            entry,
            provider_id: providerId,
            reply: one.reply !== null,
            ...times,
            ...waits,
          },
          purposes: [purpose],
          origin: 'recorded',
          kept: one.settledAt === null ? { how: 'until-erased' } : keptFor(policy.keeping.contacts, one.settledAt),
        }
      }
  },
}

/** Mails that were kept instead of sent. */
export const mails: Section = {
  name: 'mails',
  tables: {
    postbox: { columns: ['message', 'campaign', 'channel', 'raw', 'at'], left: { customer: own } },
  },
  async *read({ house, halves, policy, keptFor }) {
    for (const half of halves)
      for (const { message, campaign, channel, at, mail } of (await house.keptMails?.(house, half)) ?? [])
        yield {
          ...{ id: message, half, about: campaign ?? channel, at, source: null },
          data: { campaign, channel, at: time(at), mail },
          purposes: [],
          origin: 'recorded',
          kept: keptFor(policy.keeping.mails, at),
        }
  },
}

type Offer = {
  readonly entry: string
  readonly algorithm: string
  readonly at: number
  readonly mode: string
  readonly offered: boolean
  readonly propensity: number
  readonly model: string | null
  readonly inputs: Json
}

/** Every decision whether to make an offer, by what, and from which data. */
export const offers: Section = {
  name: 'offers',
  tables: {
    offers_made: {
      columns: ['entry', 'algorithm', 'at', 'mode', 'offered', 'propensity', 'model', 'inputs'],
      left: { customer: own, counted: 'whether an audit has counted it' },
    },
  },
  async *read({ house, halves, policy, keptFor }) {
    for (const half of halves)
      for (const { at, ...offer } of (await offersOf(house, half)) as unknown as Offer[]) {
        const { entry, algorithm } = offer
        const declared = Object.hasOwn(policy.algorithms, algorithm) ? policy.algorithms[algorithm] : undefined
        yield {
          ...{ id: entry, half, about: algorithm, at, data: { ...offer, at: time(at) }, source: null },
          purposes: declared ? [declared.purpose] : [],
          origin: 'derived',
          kept: keptFor(offerLimit(policy, algorithm), at),
        }
      }
  },
}

type Delivery = {
  readonly delivery: string
  readonly webhook: string
  readonly kind: string
  readonly at: number
  readonly nextAt: number | null
  readonly doneAt: number | null
}

/** What other services were told, or would have been told, and how that ended. */
export const deliveries: Section = {
  name: 'deliveries',
  tables: {
    webhook_deliveries: {
      columns: [
        ...['delivery', 'webhook', 'kind', 'body', 'state', 'attempts', 'at', 'next_at', 'done_at', 'status'],
        ...['fault', 'rule', 'entry', 'share'],
      ],
      left: { customer: own, version: counter },
    },
  },
  async *read({ house, halves, keptFor }) {
    for (const half of halves)
      for (const { at, nextAt, doneAt, ...rest } of (await deliveriesOf(house, half)) as unknown as Delivery[])
        yield {
          ...{ id: rest.delivery, half, about: rest.webhook, at, source: null },
          data: { ...rest, at: time(at), next_at: timeOrNull(nextAt), done_at: timeOrNull(doneAt) },
          purposes: [],
          origin: 'recorded',
          kept: keptFor(houseLimits.deliveries, at),
        }
  },
}

type Waiting = { readonly happenings: readonly { readonly kind: string; readonly at: number; readonly body: Json }[] }

/** What other parts of the house are yet to hear, or have heard and not yet forgotten. */
export const waiting: Section = {
  name: 'waiting',
  tables: {
    outbox: {
      columns: ['kind', 'body', 'at'],
      left: {
        customer: own,
        happening: 'a number of ours for the note',
        done_at: 'whether our own parts have heard of it',
        attempts: 'how often our own parts were told',
      },
    },
  },
  async *read({ house, halves }) {
    for (const half of halves) {
      const { happenings } = (await waitingFor(house, half)) as Waiting
      for (const [i, { kind, at, body }] of happenings.entries())
        yield {
          ...{ id: `${kind} ${i}`, half, about: kind, at, data: { kind, at: time(at), body }, source: null },
          purposes: [],
          origin: 'recorded',
          kept: { how: 'with-its-source' },
        }
    }
  },
}
