import {
  Delivery,
  NoFields,
  Page,
  PageQuery,
  ReplayAsk,
  Replayed,
  timeOf,
  Webhook,
  WebhookAsk,
  WebhookSecret,
  WebhookTested,
  WebhookWithCounts,
} from '@candor/contract'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import { countDeliveries, deliveriesTo, noDeliveries, replay, testWebhook } from '../../../acts/sharing/index.ts'
import {
  closeWebhook,
  createWebhook,
  listWebhooks,
  overlap,
  readWebhook,
  rotateWebhook,
  secretOf,
  unknownWebhook,
} from '../../../brand/webhooks/index.ts'
import { badTime } from '../bad-time.ts'
import { cursorFrom, readCursor } from '../cursor.ts'
import { badCursor } from '../problem.ts'
import { route } from '../route.ts'
import { deliveryAnswer, webhookAnswer, webhookRefused } from './webhook-answer.ts'

const see = { scope: 'read', verb: 'see' } as const
// A webhook carries what happens to customers out of the house: whoever makes keys decides that too.
const manage = { scope: 'admin', verb: 'manage-keys' } as const

const make = route({
  method: 'POST',
  path: '/v1/webhooks',
  says: 'Makes a webhook: who outside hears of what, for which purpose. Its secret is a question of its own.',
  access: manage,
  body: WebhookAsk,
  answer: Webhook,
  status: 201,
  errors: ['webhook-invalid', 'webhook-exists', 'try-again'],
  async handle({ body, by }, { house }) {
    const { purposes, vendors } = house.judge.policy
    const terms = { purposes, vendors, refuses: house.outbound.refuses }
    const made = await createWebhook(house, body, terms, by)
    return made.ok ? ok({ body: webhookAnswer(made.value) }) : err(webhookRefused(made.error))
  },
})

const list = route({
  method: 'GET',
  path: '/v1/webhooks',
  says: 'Every webhook, closed ones included, and how its deliveries of the last thirty days ended.',
  access: see,
  answer: Type.Object({ items: Type.Array(WebhookWithCounts) }),
  async handle(_, { house }) {
    const counts = await countDeliveries(house.store)
    const items = (await listWebhooks(house.store)).map(webhook => ({
      webhook: webhookAnswer(webhook),
      deliveries: counts.get(webhook.name) ?? noDeliveries,
    }))
    return ok({ body: { items } })
  },
})

const show = route({
  method: 'GET',
  path: '/v1/webhooks/:name',
  says: 'One webhook, and how its deliveries of the last thirty days ended.',
  access: see,
  answer: WebhookWithCounts,
  errors: ['webhook-unknown'],
  async handle({ params: { name } }, { house }) {
    const webhook = await readWebhook(house.store, name)
    if (!webhook) return err({ code: 'webhook-unknown' })
    const deliveries = (await countDeliveries(house.store)).get(name) ?? noDeliveries
    return ok({ body: { webhook: webhookAnswer(webhook), deliveries } })
  },
})

const secret = route({
  method: 'GET',
  path: '/v1/webhooks/:name/secret',
  says: 'The secret that verifies the signatures of a webhook. It is stored nowhere.',
  access: manage,
  answer: WebhookSecret,
  errors: ['webhook-unknown'],
  async handle({ params: { name } }, { house }) {
    const webhook = await readWebhook(house.store, name)
    if (!webhook) return err({ code: 'webhook-unknown' })
    const until = (webhook.rotatedAt ?? 0) + overlap
    const previous_until = webhook.rotatedAt !== undefined && until > house.clock.now() ? until : null
    return ok({ body: { secret: secretOf(house, webhook), previous_until } })
  },
})

const move = (word: string, says: string, go: typeof rotateWebhook) =>
  route({
    method: 'POST',
    path: `/v1/webhooks/:name/${word}`,
    says,
    access: manage,
    body: NoFields,
    answer: Webhook,
    errors: ['webhook-unknown', 'webhook-closed', 'try-again'],
    async handle({ params, by }, { house }) {
      const moved = await go(house, (params as { name: string }).name, by)
      return moved.ok ? ok({ body: webhookAnswer(moved.value) }) : err(webhookRefused(moved.error))
    },
  })

const test = route({
  method: 'POST',
  path: '/v1/webhooks/:name/test',
  says: 'Sends a signed word that is about nobody, and tells how it was answered.',
  access: manage,
  body: NoFields,
  answer: WebhookTested,
  errors: ['webhook-unknown', 'webhook-closed'],
  async handle({ params: { name } }, { house }) {
    const done = await testWebhook(house, name)
    if (!done.ok) return err(webhookRefused(done.error))
    const posted = done.value
    return ok({
      body: posted.answered ? { status: posted.status, fault: null } : { status: null, fault: posted.why },
    })
  },
})

const again = route({
  method: 'POST',
  path: '/v1/webhooks/:name/replay',
  says: 'Sends what ended since a time once more, under the same ids; each is decided anew.',
  access: manage,
  body: ReplayAsk,
  answer: Replayed,
  errors: ['webhook-unknown', 'webhook-closed'],
  async handle({ params: { name }, body }, { house, wake }) {
    const since = timeOf(body.since)
    if (since === undefined) return err({ code: 'invalid-request', errors: [badTime('since')] })
    const done = await replay(house, name, since)
    if (!done.ok) return err(webhookRefused(done.error))
    wake()
    return ok({ body: { again: done.value } })
  },
})

const deliveries = route({
  method: 'GET',
  path: '/v1/webhooks/:name/deliveries',
  says: 'Deliveries of the last thirty days, newest first: what became of each, after how many attempts, and why.',
  access: { scope: 'read', verb: 'see-customers' },
  query: PageQuery,
  answer: Page(Delivery),
  errors: ['webhook-unknown'],
  async handle({ params: { name }, query: { cursor, limit = 50 } }, { house }) {
    if (!(await readWebhook(house.store, name))) return err(webhookRefused(unknownWebhook(name).error))
    const listName = `deliveries ${name}`
    const position = cursor === undefined ? undefined : (readCursor(house, listName, cursor) as Position | undefined)
    if (cursor !== undefined && position === undefined) return err(badCursor)
    const before = position && { before: { at: position[0], delivery: position[1] } }
    const found = await deliveriesTo(house.store, name, { limit: limit + 1, ...before })
    const items = found.slice(0, limit).map(deliveryAnswer)
    const last = found.length > limit ? items.at(-1) : undefined
    return ok({ body: last ? { items, next: cursorFrom(house, listName, [last.at, last.delivery]) } : { items } })
  },
})
type Position = readonly [at: number, delivery: string]

export const webhooks = [
  make,
  list,
  show,
  secret,
  move('rotate', 'Gives a webhook a new secret. The old one signs too for a day more.', rotateWebhook),
  move('close', 'Ends a webhook for good; what is on its way is not sent.', (house, name, by) =>
    closeWebhook(house, name, by),
  ),
  test,
  again,
  deliveries,
]
