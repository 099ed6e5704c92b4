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
export { parseShare, type ShareMany, type ShareManyAsk } from './many/ask.ts'
export { goOnSharing } from './many/go-on.ts'
export type { Listed } from './many/listed.ts'
export { previewShare } from './many/preview-share.ts'
export { listRuns, readRun, type ShareRun } from './many/run-store.ts'
export { type ShareFile, shareFile } from './many/share-file.ts'
export { shareByWebhook } from './many/share-webhook.ts'
export { reasonsIn } from './many/tally.ts'
export { replay } from './replay.ts'
export { deliveriesFor, hears } from './spread.ts'
export { testWebhook } from './test-webhook.ts'
