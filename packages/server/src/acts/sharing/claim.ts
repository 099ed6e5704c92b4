import type { Pass } from '@candor/gate'
import { readWebhook, type Webhook } from '../../brand/webhooks/index.ts'
import { currentOf } from '../../customers/identity/index.ts'
import { readState } from '../../customers/state/index.ts'
import { type DecidedShare, decideShare, type House, shareAct } from '../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { type Delivery, lease } from './delivery.ts'
import { deliveryChange, readDelivery } from './delivery-store.ts'
import { named } from './gather-news.ts'
import { type News, narrowed } from './news.ts'
import { registered } from './register.ts'
import { openNews } from './sealed-news.ts'

/** A delivery that may be sent now: decided, recorded, and ours until its lease ends. */
export type Claimed = {
  readonly delivery: Delivery
  readonly webhook: Webhook
  readonly news: News
  readonly pass: Pass<'share'>
  /** Who stands for the customer; the pass is for them. */
  readonly current: string
}

/**
 * Decides one attempt and commits decision and claim before anything leaves. Undefined: it must not be sent now, and the
 * delivery says why, or somebody else has it. A process that dies with a claim leaves it to others when its lease has ended.
 */
export async function claim(house: House, { customer, delivery }: Delivery): Promise<Claimed | undefined> {
  const result = await decideAndCommit(house, async () => {
    const kept = await readDelivery(house.store, customer, delivery)
    const mayTry = kept?.delivery.state === 'waiting' && (kept.delivery.nextAt ?? 0) <= house.clock.now()
    return kept && mayTry ? decide(house, kept.delivery, kept.body) : { change: noChange, value: undefined }
  })
  return result.done ? result.value : undefined
}

type Outcome = { readonly change: Change; readonly value: Claimed | undefined }

async function decide(house: House, delivery: Delivery, body: Uint8Array): Promise<Outcome> {
  const webhook = await readWebhook(house.store, delivery.webhook)
  if (!webhook || webhook.closedAt !== undefined) return held(house, delivery, { fault: 'the webhook is closed' })
  const whole = await openNews(house, delivery.customer, delivery.delivery, body)
  const part = whole && narrowed(whole, house.judge, webhook)
  const news = part && (await named(house, delivery.customer, part))
  if (!news || news.data.customer.ids.length === 0)
    return held(house, delivery, { fault: 'nothing of it may be told any more' })
  const current = (await currentOf(house, delivery.customer)) ?? delivery.customer
  const before = await readState(house.store, house.judge.layout, current)
  if (!before) return held(house, delivery, { rule: 'house-no-customer' })
  const { vendor, purpose } = webhook
  const fields = Object.keys(news.data.fields ?? {})
  const share = { vendor, fields, ...(delivery.share !== null && { share: delivery.share }) }
  const decided = decideShare(house, house.judge, before, {
    customer: current,
    act: shareAct(house.judge.policy, { vendor, purpose, fields, channel: 'webhook' }, house.clock.now()),
    share,
    actId: `${webhook.name}/${delivery.delivery}`,
    attempt: delivery.attempts + 1,
    address: webhook.url,
    passExpires: house.clock.now() + lease,
  })
  const { pass } = decided
  if (!pass) return refused(house, delivery, decided)
  const mine = { attempts: delivery.attempts + 1, nextAt: decided.at + lease, entry: decided.entry, rule: null }
  const claimed = { ...delivery, ...mine, version: delivery.version + 1 }
  return {
    change: together(
      decided.change,
      deliveryChange(delivery, mine),
      await registered(house, webhook, delivery, decided, news),
    ),
    value: { delivery: claimed, webhook, news, pass, current },
  }
}

function held(house: House, delivery: Delivery, why: { readonly fault?: string; readonly rule?: string }): Outcome {
  const end = { state: 'withheld', nextAt: null, doneAt: house.clock.now() } as const
  return { change: together(deliveryChange(delivery, { ...end, ...why })), value: undefined }
}

function refused(house: House, delivery: Delivery, { verdict, entry, change }: DecidedShare): Outcome {
  const rule = verdict.deciding ?? null
  const later = verdict.outcome === 'defer' ? verdict.until : undefined
  const set =
    later === undefined
      ? ({ state: 'withheld', nextAt: null, doneAt: house.clock.now(), rule, entry } as const)
      : { nextAt: later, rule, entry }
  return { change: together(change, deliveryChange(delivery, set)), value: undefined }
}
