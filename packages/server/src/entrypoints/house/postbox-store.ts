import type { KeptMail } from '../../adapters/channels/index.ts'
import type { Store } from '../../adapters/store/index.ts'

/** Keeps a mail that the development postbox took, durably. A second mail with the same message id is refused. */
export async function keepMail(store: Store, mail: KeptMail): Promise<void> {
  const { customer, messageId, campaign, channel, raw, at } = mail
  const done = await store.commit({
    expect: [],
    writes: [{ do: 'insert', table: 'postbox', row: { customer, message: messageId, campaign, channel, raw, at } }],
  })
  if (!done.done) throw new Error(`the postbox already holds ${messageId}`)
}
