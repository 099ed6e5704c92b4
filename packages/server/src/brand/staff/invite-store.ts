import type { Instant } from '@candor/terms'
import type { Store, Write } from '../../adapters/store/index.ts'

/** A link that lets somebody choose the password of an account, once. */
export type Invite = {
  readonly hash: string
  readonly staff: string
  readonly expiresAt: Instant
  readonly used: boolean
}

export async function inviteByHash({ db }: Store, hash: string): Promise<Invite | undefined> {
  const row = await db
    .selectFrom('staff_invites')
    .select(['token_hash', 'staff', 'expires_at', 'used_at'])
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  return row && { hash: row.token_hash, staff: row.staff, expiresAt: row.expires_at, used: row.used_at !== null }
}

export const inviteRow = ({ hash, staff, expiresAt }: Omit<Invite, 'used'>): Write => ({
  do: 'insert',
  table: 'staff_invites',
  row: { token_hash: hash, staff, expires_at: expiresAt, used_at: null },
})

export const useInvite = ({ hash }: Invite, now: Instant): Write => ({
  do: 'patch',
  table: 'staff_invites',
  key: { token_hash: hash },
  set: { used_at: now },
})

/** Only the newest link of an account works. */
export async function dropInvitesOf({ db }: Store, staff: string): Promise<Write[]> {
  const rows = await db
    .selectFrom('staff_invites')
    .select('token_hash')
    .where('staff', '=', staff)
    .where('used_at', 'is', null)
    .execute()
  return rows.map(row => ({ do: 'remove', table: 'staff_invites', key: { token_hash: row.token_hash } }))
}
