import { type Json, ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { RowOf } from '../../adapters/store/index.ts'
import { commitChange, decideAndCommit, type EntryDraft, noChange, together } from '../../record/index.ts'
import { type NewWebhook, parseNewWebhook, type WebhookTerms } from './parse-webhook.ts'
import { refuseFaults, tryAgain, unknownWebhook, type WebhookRefusal, webhookClosed, webhookExists } from './refusal.ts'
import type { ClosedWhy, Webhook } from './webhook.ts'
import { readWebhook, webhookChange, webhookRow } from './webhook-store.ts'

type Changed = Promise<Result<Webhook, WebhookRefusal>>

/** Makes a webhook. Names of closed ones are not used again: what was shared under them would change its meaning. */
export async function createWebhook(ground: Ground, ask: NewWebhook, terms: WebhookTerms, by: string): Changed {
  const parsed = parseNewWebhook(ask, terms)
  if (!parsed.ok) return refuseFaults(parsed.error)
  const webhook: Webhook = { ...parsed.value, version: 1, rotation: 1, createdAt: ground.clock.now() }
  const { url, purpose, kinds, vendor } = webhook
  const entries = [entryOf(ground, webhook.name, 'create', by, { url, purpose, kinds, vendor })]
  if (await readWebhook(ground.store, webhook.name)) return webhookExists(webhook.name)
  const done = await commitChange(ground, together({ writes: [webhookRow(webhook)], entries }))
  return done.done ? ok(webhook) : tryAgain
}

/** Gives a webhook a new secret; the old one signs too for a day more. A second renewal within that day ends the first one's. */
export const rotateWebhook = (ground: Ground, name: string, by: string): Changed =>
  change(ground, name, 'rotate', by, ({ rotation }) => ({
    set: { rotation: rotation + 1, rotated_at: ground.clock.now() },
    detail: { rotation: rotation + 1 },
  }))

/** Ends a webhook for good: what was on its way is not sent any more. */
export const closeWebhook = (ground: Ground, name: string, by: string, why: ClosedWhy = 'by-staff'): Changed =>
  change(ground, name, 'close', by, () => ({
    set: { closed_at: ground.clock.now(), closed_why: why },
    detail: { why },
  }))

type Detail = { readonly [field: string]: Json }
type Decided = { readonly set: RowOf<'webhooks'>; readonly detail: Detail }

async function change(
  ground: Ground,
  name: string,
  verb: string,
  by: string,
  decide: (webhook: Webhook) => Decided,
): Changed {
  const done = await decideAndCommit(ground, async () => {
    const webhook = await readWebhook(ground.store, name)
    if (!webhook) return { change: noChange, value: unknownWebhook(name) }
    if (webhook.closedAt !== undefined) return { change: noChange, value: webhookClosed(name) }
    const { set, detail } = decide(webhook)
    const entries = [entryOf(ground, name, verb, by, detail)]
    return { change: together(webhookChange(webhook, set), { entries }), value: undefined }
  })
  if (!done.done) return tryAgain
  return done.value ?? ok((await readWebhook(ground.store, name)) as Webhook)
}

/** Who hears of customers is the brand's decision, so it is on record. */
const entryOf = (ground: Ground, webhook: string, verb: string, by: string, detail: Detail): EntryDraft => ({
  entry: ground.ids.id(),
  customer: 'brand',
  kind: 'share',
  body: { webhook, verb, by, at: ground.clock.now(), ...detail },
})
