export { closeWebhook, createWebhook, rotateWebhook } from './change-webhook.ts'
export type { NewWebhook, WebhookTerms } from './parse-webhook.ts'
export { unknownWebhook, type WebhookRefusal, webhookClosed } from './refusal.ts'
export { overlap, secretOf, signingSecrets } from './secret.ts'
export {
  type ClosedWhy,
  isWebhookKind,
  restrictingKinds,
  type Webhook,
  type WebhookKind,
  webhookKinds,
} from './webhook.ts'
export { listWebhooks, readWebhook } from './webhook-store.ts'
