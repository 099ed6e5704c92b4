import { err, type Fault } from '@candor/terms'

/** Why a change of a webhook was refused: a stable code (docs/errors.md), a sentence, and the faulty fields when there are any. */
export type WebhookRefusal = {
  readonly code: 'webhook-unknown' | 'webhook-exists' | 'webhook-closed' | 'webhook-invalid' | 'try-again'
  readonly says: string
  readonly faults?: readonly Fault[]
}

const refuse = (code: WebhookRefusal['code'], says: string) => err<WebhookRefusal>({ code, says })

export const refuseFaults = (faults: readonly Fault[]) =>
  err<WebhookRefusal>({
    code: 'webhook-invalid',
    says: faults.map(({ path, says }) => `${path}: ${says}`).join('; '),
    faults,
  })

export const tryAgain = refuse('try-again', 'Somebody else changed this at the same moment. Nothing was changed.')
export const webhookExists = (name: string) => refuse('webhook-exists', `There is already a webhook "${name}".`)
export const webhookClosed = (name: string) => refuse('webhook-closed', `"${name}" is closed and hears nothing more.`)
export const unknownWebhook = (name: string) => refuse('webhook-unknown', `There is no webhook "${name.slice(0, 64)}".`)
