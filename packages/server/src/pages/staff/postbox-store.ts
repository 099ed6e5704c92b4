import type { Instant } from '@candor/terms'
import { openMail } from '../../acts/delivery/index.ts'
import type { Ground } from '../../adapters/ground.ts'

export type Kept = {
  readonly customer: string
  readonly message: string
  readonly campaign: string | null
  readonly at: Instant
  readonly raw: Uint8Array
}
/** Where a page of the postbox begins: behind this mail. */
export type Cursor = { readonly at: Instant; readonly message: string }

/** Mails of the postbox, newest first, behind a cursor. */
export async function keptMails(ground: Ground, after: Cursor | undefined, limit: number): Promise<Kept[]> {
  const all = ground.store.db.selectFrom('postbox').selectAll()
  const rest =
    after === undefined
      ? all
      : all.where(eb =>
          eb.or([eb('at', '<', after.at), eb.and([eb('at', '=', after.at), eb('message', '<', after.message)])]),
        )
  const rows = await rest.orderBy('at', 'desc').orderBy('message', 'desc').limit(limit).execute()
  return Promise.all(rows.map(async row => ({ ...row, raw: (await openMail(ground, row)) ?? nothing })))
}

/** One mail; ids of another form than ours are nobody's. */
export async function keptMail(ground: Ground, customer: string, message: string): Promise<Kept | undefined> {
  if (![customer, message].every(id => /^[\w.+@-]{1,300}$/.test(id))) return undefined
  const row = await ground.store.get('postbox', { customer, message })
  const raw = row && (await openMail(ground, row))
  return raw && { ...row, raw }
}

/** Of a mail whose customer was erased. */
const nothing = new Uint8Array()

export const writeCursor = ({ at, message }: Cursor): string => `${at}.${message}`

/** A cursor as an address carries it; text of another form begins at the newest mail. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [, at, message] = /^(\d{1,15})\.([\w.+@-]{1,300})$/.exec(text ?? '') ?? []
  return at === undefined || message === undefined ? undefined : { at: Number(at), message }
}
