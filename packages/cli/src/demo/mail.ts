import type { OpenHouse } from '../house/front-door.ts'

/** A message as its customer got it. */
export type Mail = { readonly customer: string; readonly unsubscribe: string; readonly subject: string }

/** How many messages of a campaign lie in the postbox, and how many different people they went to. */
export async function mailsOf(house: OpenHouse, campaign: string): Promise<{ mails: number; people: number }> {
  const row = await house.store.db
    .selectFrom('postbox')
    .select(({ fn }) => [fn.countAll<number>().as('mails'), fn.count<number>('customer').distinct().as('people')])
    .where('campaign', '=', campaign)
    .executeTakeFirstOrThrow()
  return { mails: Number(row.mails), people: Number(row.people) }
}

/** Messages of a campaign in the order of their customers, a page at a time. */
export async function* eachMail(house: OpenHouse, campaign: string): AsyncGenerator<Mail> {
  const { openMail } = await import('../house/front-door.ts')
  for (let after = ''; ; ) {
    const rows = await house.store.db
      .selectFrom('postbox')
      .select(['customer', 'message', 'raw'])
      .where('campaign', '=', campaign)
      .where('customer', '>', after)
      .orderBy('customer')
      .limit(50)
      .execute()
    for (const row of rows) {
      const raw = await openMail(house, row)
      if (raw) yield { customer: row.customer, ...readMail(raw) }
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.customer
  }
}

/** Whether a customer has mail of this campaign. */
export async function hasMail(house: OpenHouse, campaign: string, customer: string): Promise<boolean> {
  const query = house.store.db.selectFrom('postbox').select('customer').where('customer', '=', customer)
  return (await query.where('campaign', '=', campaign).executeTakeFirst()) !== undefined
}

/** The subject, and the address for one-click unsubscribing that the mail itself carries (RFC 8058). */
export function readMail(raw: Uint8Array): { unsubscribe: string; subject: string } {
  const [head = ''] = new TextDecoder().decode(raw).split(/\r?\n\r?\n/, 1)
  // Long header lines are folded (RFC 5322 §2.2.3).
  const headers = head.replaceAll(/\r?\n[ \t]+/g, ' ')
  const [, unsubscribe = ''] = /^List-Unsubscribe:.*?<(https?:[^>]+)>/im.exec(headers) ?? []
  const [, subject = ''] = /^Subject: *(.*)$/im.exec(headers) ?? []
  return { unsubscribe: unsubscribe.replaceAll(' ', ''), subject }
}
