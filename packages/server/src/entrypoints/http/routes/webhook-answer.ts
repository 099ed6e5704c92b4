import type { Delivery as DeliveryAnswer, Webhook as WebhookAnswer } from '@candor/contract'
import type { Delivery } from '../../../acts/sharing/index.ts'
import type { Webhook, WebhookRefusal } from '../../../brand/webhooks/index.ts'
import { type ApiError, tryAgain } from '../problem.ts'

export const webhookAnswer = (webhook: Webhook): WebhookAnswer => ({
  name: webhook.name,
  version: webhook.version,
  url: webhook.url,
  vendor: webhook.vendor,
  purpose: webhook.purpose,
  kinds: [...webhook.kinds],
  rotation: webhook.rotation,
  rotated_at: webhook.rotatedAt ?? null,
  created_at: webhook.createdAt,
  closed_at: webhook.closedAt ?? null,
  closed_why: webhook.closedWhy ?? null,
})

export const deliveryAnswer = (delivery: Delivery): DeliveryAnswer => ({
  delivery: delivery.delivery,
  customer: delivery.customer,
  kind: delivery.kind,
  state: delivery.state,
  attempts: delivery.attempts,
  at: delivery.at,
  next_at: delivery.nextAt,
  done_at: delivery.doneAt,
  status: delivery.status,
  fault: delivery.fault,
  rule: delivery.rule,
  entry: delivery.entry,
})

export const webhookRefused = ({ code, says, faults }: WebhookRefusal): ApiError =>
  code === 'try-again' ? tryAgain : { code, ...(faults ? { errors: faults } : { detail: says }) }
