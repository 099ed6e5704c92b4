import type { Delivery, Replayed, Webhook, WebhookSecret, WebhookTested, WebhookWithCounts } from '@candor/contract'
import { ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'
import { deliveryLine, webhookLine, webhookLines } from './webhook-lines.ts'

export type NewWebhook = { readonly purpose: string; readonly kinds?: readonly string[]; readonly vendor?: string }

const route = (name: string, verb = ''): string => `/v1/webhooks/${encodeURIComponent(name)}${verb && `/${verb}`}`

/** Makes a webhook and shows the secret its receiver needs. */
export const createWebhook = (
  name: string,
  url: string,
  { purpose, kinds = [], vendor, ...where }: Where & NewWebhook,
): Ending =>
  withServer(where, async api => {
    const made = await api.post<Webhook>('/v1/webhooks', { name, url, purpose, kinds, ...(vendor && { vendor }) })
    return made.ok ? withSecret(api, name, { webhook: made.value }, [`${name} is ready.`]) : made
  })

/** Every webhook, closed ones included, with how its deliveries ended. */
export const listWebhooks = (where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<{ items: WebhookWithCounts[] }>('/v1/webhooks')
    if (!found.ok) return found
    const { items } = found.value
    return ok({ json: { items }, lines: items.length > 0 ? items.map(webhookLine) : ['There is no webhook yet.'] })
  })

/** One webhook with its secret. */
export const showWebhook = (name: string, where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<WebhookWithCounts>(route(name))
    return found.ok ? withSecret(api, name, found.value, webhookLines(found.value)) : found
  })

/** Gives a webhook a new secret and shows it. */
export const rotateWebhook = (name: string, where: Where): Ending =>
  withServer(where, async api => {
    const moved = await api.post<Webhook>(route(name, 'rotate'))
    return moved.ok ? withSecret(api, name, { webhook: moved.value }, [`${name} has a new secret.`]) : moved
  })

/** Ends a webhook for good. */
export const closeWebhook = (name: string, where: Where): Ending =>
  withServer(where, async api => {
    const moved = await api.post<Webhook>(route(name, 'close'))
    return moved.ok ? ok({ json: moved.value, lines: [`${name} is closed and hears nothing more.`] }) : moved
  })

/** Sends a signed word about nobody. Exit 1 when the receiver does not take it. */
export const testWebhook = (name: string, where: Where): Ending =>
  withServer(where, async api => {
    const tested = await api.post<WebhookTested>(route(name, 'test'))
    if (!tested.ok) return tested
    const { status, fault } = tested.value
    const taken = status !== null && status >= 200 && status < 300
    const line = status === null ? `There was no answer: ${fault}.` : `The receiver answered ${status}.`
    return ok({ json: tested.value, lines: [line], exit: taken ? exits.ok : exits.error })
  })

/** Sends what ended since a time once more. */
export const replayWebhook = (name: string, { since, ...where }: Where & { since: string }): Ending =>
  withServer(where, async api => {
    const done = await api.post<Replayed>(route(name, 'replay'), { since })
    if (!done.ok) return done
    const { again } = done.value
    return ok({
      json: done.value,
      lines: [`${again === 1 ? '1 delivery is' : `${again} deliveries are`} on the way again.`],
    })
  })

/** The newest deliveries of a webhook. */
export const listDeliveries = (name: string, where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<{ items: Delivery[] }>(route(name, 'deliveries'))
    if (!found.ok) return found
    const { items } = found.value
    return ok({ json: { items }, lines: items.length > 0 ? items.map(deliveryLine) : ['Nothing was sent yet.'] })
  })

async function withSecret(
  api: Api,
  name: string,
  json: object,
  lines: readonly string[],
): Promise<Result<Answer, Complaint>> {
  const found = await api.get<WebhookSecret>(route(name, 'secret'))
  if (!found.ok) return found
  return ok({ json: { ...json, ...found.value }, lines: [...lines, `Secret    ${found.value.secret}`] })
}
