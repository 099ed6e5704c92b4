import { ok, type Result } from '@candor/terms'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { firstMember, needsSetUp } from './first-start.ts'
import { type Invite, inviteByHash, useInvite } from './invite-store.ts'
import { parsePassword } from './parse-password.ts'
import { parseEmail, parseName } from './parse-staff.ts'
import { linkUnusable, type Refusal, tryAgain } from './refusal.ts'
import type { StaffRoom } from './room.ts'
import { type Begun, beginSession } from './session.ts'
import { endSessionsOf } from './session-store.ts'
import { type Member, memberById, newMember, patchMember, unchanged } from './staff-store.ts'
import { hashToken } from './tokens.ts'

/** Whom a link is for: the person invited, or whoever sets the house up. */
export type Welcome =
  | { readonly setUp: true }
  | { readonly setUp: false; readonly name: string; readonly email: string }

type Usable = { readonly invite: Invite; readonly member: Member | undefined }

async function usable(room: StaffRoom, token: string): Promise<Usable | undefined> {
  const { store, clock } = room.ground
  const invite = await inviteByHash(store, hashToken(token))
  if (!invite || invite.used || invite.expiresAt <= clock.now()) return undefined
  const member = await memberById(store, invite.staff)
  // Of two who race, the slower must not take the account that the quicker just made for one that was invited.
  const still = await inviteByHash(store, hashToken(token))
  if (!still || still.used) return undefined
  if (member) return member.disabled ? undefined : { invite, member }
  const setUp = invite.staff === firstMember && (await needsSetUp(room))
  return setUp ? { invite, member } : undefined
}

/** Looks at a link without using it: opening a page changes nothing. */
export async function readInvite(room: StaffRoom, token: string): Promise<Result<Welcome, Refusal>> {
  const link = await usable(room, token)
  if (!link) return linkUnusable
  return ok(link.member ? { setUp: false, name: link.member.name, email: link.member.email } : { setUp: true })
}

type Ask = { readonly token: string; readonly password: string; readonly email?: string; readonly name?: string }

/** Uses a link: sets the password, ends older sessions of the account, and signs in. Works once. */
export async function acceptInvite(room: StaffRoom, ask: Ask): Promise<Result<Begun, Refusal>> {
  const done = await decideAndCommit<Result<Begun, Refusal>>(room.ground, async () => {
    const link = await usable(room, ask.token)
    if (!link) return { change: noChange, value: linkUnusable }
    const account = link.member ? await reopen(room, link.member, ask) : await setUp(room, ask)
    if (!account.ok) return { change: noChange, value: account }
    const { begun, write } = beginSession(room, link.invite.staff)
    const used = useInvite(link.invite, room.ground.clock.now())
    return { change: together(account.value, { writes: [used, write] }), value: ok(begun) }
  })
  return done.done ? done.value : tryAgain
}

type Decided = Promise<Result<Partial<Change>, Refusal>>

async function reopen(room: StaffRoom, member: Member, ask: Ask): Decided {
  const password = parsePassword(ask.password, [member.email, member.name])
  if (!password.ok) return password
  const ended = await endSessionsOf(room.ground.store, member.staff, room.ground.clock.now())
  const patch = patchMember(member, { password: await room.passwords.hash(password.value) })
  return ok({ expect: [unchanged(member)], writes: [patch, ...ended] })
}

async function setUp(room: StaffRoom, ask: Ask): Decided {
  const email = parseEmail(ask.email ?? '')
  if (!email.ok) return email
  const name = parseName(ask.name ?? '')
  if (!name.ok) return name
  const password = parsePassword(ask.password, [email.value, name.value])
  if (!password.ok) return password
  const { expect, write } = newMember({
    staff: firstMember,
    email: email.value,
    name: name.value,
    role: 'admin',
    password: await room.passwords.hash(password.value),
    createdAt: room.ground.clock.now(),
  })
  return ok({ expect: [expect], writes: [write] })
}
