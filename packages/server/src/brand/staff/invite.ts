import { day, ok, type Result } from '@candor/terms'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { dropInvitesOf, inviteRow } from './invite-store.ts'
import { parseEmail, parseName, parseRole } from './parse-staff.ts'
import { type Refusal, refuseField, tryAgain, unknownStaff } from './refusal.ts'
import type { Role } from './roles.ts'
import type { StaffRoom } from './room.ts'
import { memberByEmail, memberById, newMember, unchanged } from './staff-store.ts'
import { hashToken, newToken } from './tokens.ts'

export const inviteLasts = 3 * day

type Ask = { readonly email: string; readonly name: string; readonly role: string }

/** The token of the link to hand to the invited person; it is shown once and works once, for three days. */
export type Invited = { readonly staff: string; readonly token: string }

/** Opens an account without a password and makes the link by which its owner chooses one. */
export async function invite(room: StaffRoom, ask: Ask): Promise<Result<Invited, Refusal>> {
  const parsed = parseAsk(ask)
  if (!parsed.ok) return parsed
  const { store, ids, clock } = room.ground
  const done = await decideAndCommit<Result<Invited, Refusal>>(room.ground, async () => {
    const taken = await memberByEmail(store, parsed.value.email)
    if (taken) return { change: noChange, value: refuseField('email', 'This person has an account already') }
    const staff = ids.id()
    const member = newMember({ ...parsed.value, staff, password: null, createdAt: clock.now() })
    const link = newLink(room, staff)
    const change = together({ expect: [member.expect], writes: [member.write, link.write] })
    return { change, value: ok({ staff, token: link.token }) }
  })
  return done.done ? done.value : tryAgain
}

function parseAsk(ask: Ask): Result<{ email: string; name: string; role: Role }, Refusal> {
  const email = parseEmail(ask.email)
  if (!email.ok) return email
  const name = parseName(ask.name)
  if (!name.ok) return name
  const role = parseRole(ask.role)
  return role.ok ? ok({ email: email.value, name: name.value, role: role.value }) : role
}

/** A new link for an account: for an invitation that ran out or a password that was forgotten. Older links stop working. */
export async function inviteAgain(room: StaffRoom, staff: string): Promise<Result<Invited, Refusal>> {
  const { store } = room.ground
  const done = await decideAndCommit<Result<Invited, Refusal>>(room.ground, async () => {
    const who = await memberById(store, staff)
    if (!who || who.disabled) return { change: noChange, value: unknownStaff }
    const link = newLink(room, staff)
    const writes = [...(await dropInvitesOf(store, staff)), link.write]
    return { change: together({ expect: [unchanged(who)], writes }), value: ok({ staff, token: link.token }) }
  })
  return done.done ? done.value : tryAgain
}

function newLink({ ground }: StaffRoom, staff: string) {
  const token = newToken(ground.ids)
  return { token, write: inviteRow({ hash: hashToken(token), staff, expiresAt: ground.clock.now() + inviteLasts }) }
}
