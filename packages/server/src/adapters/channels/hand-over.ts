import { parseAddress } from '@candor/content'
import type { Pass } from '@candor/gate'
import type { Channel, Instant } from '@candor/terms'
import { buildMime } from './mime.ts'
import type { HandOff, Outgoing } from './port.ts'

/** Takes the finished bytes away. `stillAdmitted` must be asked once more at the last moment before they leave. */
export type Carry = (raw: Buffer, stillAdmitted: () => string | undefined) => Promise<HandOff>

/**
 * What every channel does before a byte leaves: asks the pass, reads the address strictly, builds the message. Whoever
 * carries the bytes asks the pass again, since a message may wait for its turn longer than a pass is valid.
 */
export async function handOver(
  channel: Channel,
  pass: Pass<'contact'>,
  message: Outgoing,
  now: Instant,
  carry: Carry,
): Promise<HandOff> {
  if (message.channel !== channel) return refused(`the message is for ${message.channel}, this channel is ${channel}`)
  // A monotonic clock: the wall clock may be set back while a message waits.
  const started = performance.now()
  const stillAdmitted = () => notAdmitted(pass, message, now + Math.round(performance.now() - started))
  const says = notAdmitted(pass, message, now)
  if (says) return refused(says)
  const address = parseAddress(message.address)
  if (!address.ok) return refused(`the address ${address.error}`)
  const raw = await buildMime(message, now)
  return raw.ok ? carry(raw.value, stillAdmitted) : refused(raw.error)
}

/** Our own refusal: nothing left the house, and the same message would be refused again. */
export const refused = (why: string): HandOff => ({ result: 'failed', permanent: true, why })

function notAdmitted(pass: Pass<'contact'>, message: Outgoing, now: Instant): string | undefined {
  const { customer, purpose, channel, address } = message
  const admitted = pass.admits({ customer, purpose, channel, address, now })
  return admitted.ok ? undefined : `pass refused: ${admitted.error}`
}
