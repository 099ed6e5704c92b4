import type { KeptMail } from '../../adapters/channels/index.ts'
import type { Ground } from '../../adapters/ground.ts'
import { Unreadable } from '../../adapters/keys/index.ts'
import type { Tables } from '../../adapters/store/index.ts'
import { existingKey, keyOf } from '../../record/index.ts'

const sealedFor = (customer: string, message: string): string => `postbox|${customer}|${message}`
// Sealed bytes begin with their version; a mail that was kept before mails were sealed begins with a header.
const firstSealed = 1

/** Keeps a mail that the development postbox took, sealed with its customer's key, durably. A second mail with the same message id is refused. */
export async function keepMail(ground: Ground, mail: KeptMail): Promise<void> {
  const { customer, messageId: message, campaign, channel, at } = mail
  const { key, writes } = await keyOf(ground, customer, 'profile')
  const raw = ground.keys.seal(key, sealedFor(customer, message), mail.raw)
  const row = { customer, message, campaign, channel, raw, at }
  const done = await ground.store.commit({ expect: [], writes: [...writes, { do: 'insert', table: 'postbox', row }] })
  if (!done.done) throw new Error(`the postbox already holds ${message}`)
}

/** The mail in a row of the postbox; undefined when its customer's key is gone. */
export async function openMail(
  ground: Pick<Ground, 'store' | 'keys'>,
  { customer, message, raw }: Pick<Tables['postbox'], 'customer' | 'message' | 'raw'>,
): Promise<Uint8Array | undefined> {
  if (raw[0] !== firstSealed) return raw
  const ring = await existingKey(ground, customer, 'profile')
  try {
    return ring && ground.keys.unseal(ring.key, sealedFor(customer, message), raw)
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}
