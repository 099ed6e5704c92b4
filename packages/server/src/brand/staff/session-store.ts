import type { Instant } from '@candor/terms'
import type { Store, Write } from '../../adapters/store/index.ts'

export type KeptSession = {
  readonly hash: string
  readonly staff: string
  readonly csrf: string
  readonly expiresAt: Instant
}

export async function sessionByHash({ db }: Store, hash: string): Promise<KeptSession | undefined> {
  const row = await db
    .selectFrom('staff_sessions')
    .select(['token_hash', 'staff', 'csrf', 'expires_at'])
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  return row && { hash: row.token_hash, staff: row.staff, csrf: row.csrf, expiresAt: row.expires_at }
}

export const sessionRow = ({ hash, staff, csrf, expiresAt }: KeptSession, now: Instant): Write => ({
  do: 'insert',
  table: 'staff_sessions',
  row: { token_hash: hash, staff, csrf, created_at: now, expires_at: expiresAt },
})

export const endSession = (hash: string): Write => ({
  do: 'remove',
  table: 'staff_sessions',
  key: { token_hash: hash },
})

/** Ends every session of an account, and those of others that are over anyway. */
export async function endSessionsOf({ db }: Store, staff: string, now: Instant): Promise<Write[]> {
  const rows = await db
    .selectFrom('staff_sessions')
    .select('token_hash')
    .where(eb => eb.or([eb('staff', '=', staff), eb('expires_at', '<=', now)]))
    .execute()
  return rows.map(row => endSession(row.token_hash))
}
