import type { Instant } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'

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
export async function keptMails({ db }: Store, after: Cursor | undefined, limit: number): Promise<Kept[]> {
  const all = db.selectFrom('postbox').selectAll()
  const rest =
    after === undefined
      ? all
      : all.where(eb =>
          eb.or([eb('at', '<', after.at), eb.and([eb('at', '=', after.at), eb('message', '<', after.message)])]),
        )
  return rest.orderBy('at', 'desc').orderBy('message', 'desc').limit(limit).execute()
}

/** One mail; ids of another form than ours are nobody's. */
export async function keptMail(store: Store, customer: string, message: string): Promise<Kept | undefined> {
  if (![customer, message].every(id => /^[\w.+@-]{1,300}$/.test(id))) return undefined
  return store.get('postbox', { customer, message })
}

export const writeCursor = ({ at, message }: Cursor): string => `${at}.${message}`

/** A cursor as an address carries it; text of another form begins at the newest mail. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [, at, message] = /^(\d{1,15})\.([\w.+@-]{1,300})$/.exec(text ?? '') ?? []
  return at === undefined || message === undefined ? undefined : { at: Number(at), message }
}
