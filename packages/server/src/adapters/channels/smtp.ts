import { handOver, refused } from './hand-over.ts'
import type { HandOff, Outgoing, OutgoingChannel } from './port.ts'
import type { SmtpOptions } from './smtp-options.ts'
import { SmtpPool } from './smtp-pool.ts'

/**
 * Email to any mail server (RFC 5321). The gated address is the envelope's recipient, byte for byte. A message whose
 * answer is missing after the final dot is `unknown` and never tried again here.
 */
export function openSmtp(options: SmtpOptions): OutgoingChannel {
  const pool = new SmtpPool(options)
  const underWay = new Set<Promise<unknown>>()
  let closed = false
  return {
    channel: 'email',
    capabilities: { idempotency: 'none', cancel: false, lookup: false },
    async send(pass, message, now) {
      if (closed) return { result: 'failed', permanent: false, why: 'the channel is closed' }
      const sent = handOver('email', pass, message, now, (raw, stillAdmitted) =>
        carry(pool, message, raw, stillAdmitted),
      )
      underWay.add(sent)
      return sent.finally(() => underWay.delete(sent))
    },
    async close() {
      closed = true
      await Promise.allSettled(underWay)
      pool.quit()
    },
  }
}

async function carry(
  pool: SmtpPool,
  message: Outgoing,
  raw: Uint8Array,
  stillAdmitted: () => string | undefined,
  fresh = false,
): Promise<HandOff> {
  const envelope = { from: message.envelopeFrom ?? message.from.address, to: message.address }
  const delivery = await pool.lend(async session => {
    const says = stillAdmitted()
    if (says) return { ending: refused(says), again: false }
    const reused = session.messages > 0
    const { ending, untouched } = await session.deliver(envelope, raw)
    return { ending, again: reused && untouched }
  }, fresh)
  if (!delivery.ok) return delivery.error
  // A server may end a connection that was idle; not a byte of the message was sent then, so a fresh one may carry it.
  return delivery.value.again && !fresh ? carry(pool, message, raw, stillAdmitted, true) : delivery.value.ending
}
