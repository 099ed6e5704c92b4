import type { Instant } from '@candor/terms'
import type { Write } from '../../adapters/store/index.ts'
import { mayDo, type Role, type Verb } from './roles.ts'
import type { StaffRoom } from './room.ts'
import { endSession, sessionByHash, sessionRow } from './session-store.ts'
import { type Member, memberById } from './staff-store.ts'
import { hashToken, newToken } from './tokens.ts'

/** Who is signed in. `csrf` goes into every form and is asked back. */
export type Session = {
  readonly staff: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly csrf: string
  readonly expiresAt: Instant
}

/** What a browser gets: the token goes into the cookie and is stored nowhere. `lasts` is in milliseconds from now. */
export type Begun = { readonly token: string; readonly lasts: number }

/** A fresh session for each sign-in, so that a token known before it is worth nothing (session fixation). */
export function beginSession(room: StaffRoom, staff: string): { begun: Begun; write: Write } {
  const { clock, ids } = room.ground
  const token = newToken(ids)
  const expiresAt = clock.now() + room.sessionLasts
  const kept = { hash: hashToken(token), staff, csrf: newToken(ids), expiresAt }
  return { begun: { token, lasts: room.sessionLasts }, write: sessionRow(kept, clock.now()) }
}

/** The session behind a cookie; nothing when it is over, unknown, or its account is disabled. */
export async function readSession({ ground }: StaffRoom, token: string): Promise<Session | undefined> {
  const kept = await sessionByHash(ground.store, hashToken(token))
  if (!kept || kept.expiresAt <= ground.clock.now()) return undefined
  const who = await memberById(ground.store, kept.staff)
  return who && !who.disabled ? sessionOf(who, kept) : undefined
}

const sessionOf = (
  { staff, name, email, role }: Member,
  { csrf, expiresAt }: { csrf: string; expiresAt: Instant },
): Session => ({
  staff,
  name,
  email,
  role,
  csrf,
  expiresAt,
})

export const may = (session: Session, verb: Verb): boolean => mayDo(session.role, verb)

/** Signs out. Ending a session that is over already is no fault. */
export async function logOut({ ground }: StaffRoom, token: string): Promise<void> {
  await ground.store.commit({ expect: [], writes: [endSession(hashToken(token))] })
}
