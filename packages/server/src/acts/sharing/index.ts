export { deliverDue } from './deliver-due.ts'
export { type Delivery, type DeliveryState, mostAttempts } from './delivery.ts'
export {
  countDeliveries,
  type DeliveryCounts,
  deliveriesTo,
  none as noDeliveries,
  webhooksDue,
} from './delivery-store.ts'
export type { Happened } from './gather-news.ts'
export { erase, expire, exportOf } from './keeping.ts'
export { replay } from './replay.ts'
export { deliveriesFor, hears } from './spread.ts'
export { testWebhook } from './test-webhook.ts'
