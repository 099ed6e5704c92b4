import type { Channel, Instant } from '@candor/terms'
import { handOver, refused } from './hand-over.ts'
import type { OutgoingChannel } from './port.ts'

/** A message that was kept instead of sent: the very bytes a mail server would have been given. */
export type KeptMail = {
  readonly customer: string
  readonly campaign: string
  readonly messageId: string
  readonly channel: Channel
  readonly raw: Uint8Array
  readonly at: Instant
}

/**
 * The development channel: every message is built as for a mail server and then kept. `keep` resolves once the mail is
 * durable; when it rejects, whether the mail was kept is unknown.
 */
export function openPostbox(keep: (mail: KeptMail) => Promise<void>): OutgoingChannel {
  const underWay = new Set<Promise<unknown>>()
  let closed = false
  return {
    channel: 'email',
    capabilities: { idempotency: 'none', cancel: false, lookup: false },
    async send(pass, message, now) {
      if (closed) return { result: 'failed', permanent: false, why: 'the postbox is closed' }
      const { customer, campaign, messageId, channel } = message
      const sent = handOver('email', pass, message, now, async (raw, stillAdmitted) => {
        const says = stillAdmitted()
        if (says) return refused(says)
        try {
          await keep({ customer, campaign, messageId, channel, raw, at: now })
          return { result: 'handed', providerId: messageId }
        } catch {
          return { result: 'unknown', why: 'the postbox could not say whether it kept the message' }
        }
      })
      underWay.add(sent)
      return sent.finally(() => underWay.delete(sent))
    },
    async close() {
      closed = true
      await Promise.allSettled(underWay)
    },
  }
}
