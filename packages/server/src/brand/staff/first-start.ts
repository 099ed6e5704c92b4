import { hour } from '@candor/terms'
import { dropInvitesOf, inviteRow } from './invite-store.ts'
import type { StaffRoom } from './room.ts'
import { allMembers } from './staff-store.ts'
import { hashToken, newToken } from './tokens.ts'

/** Id of the account that the set-up link creates. A fixed one, so that two links can never make two. */
export const firstMember = 'first'

const setUpLasts = 24 * hour

/** Nobody can sign in yet. */
export async function needsSetUp({ ground }: StaffRoom): Promise<boolean> {
  return (await allMembers(ground.store)).every(member => member.password === null)
}

/** The token of the one-time set-up link, new at every start until it was used; nothing once an account has a password. */
export async function setUpToken(room: StaffRoom): Promise<string | undefined> {
  if (!(await needsSetUp(room))) return undefined
  const { store, clock, ids } = room.ground
  const token = newToken(ids)
  const invite = inviteRow({ hash: hashToken(token), staff: firstMember, expiresAt: clock.now() + setUpLasts })
  await store.commit({ expect: [], writes: [...(await dropInvitesOf(store, firstMember)), invite] })
  return token
}
