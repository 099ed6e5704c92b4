import { ok, type Result, second } from '@candor/terms'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { normalizePassword, parsePassword } from './parse-password.ts'
import { type Refusal, refuseField, tryAgain, unknownStaff } from './refusal.ts'
import type { StaffRoom } from './room.ts'
import { type Begun, beginSession, type Session } from './session.ts'
import { endSessionsOf } from './session-store.ts'
import { memberById, patchMember, unchanged } from './staff-store.ts'

type Ask = { readonly session: Session; readonly current: string; readonly password: string; readonly address: string }

/** Changes the own password: every session of the account ends, and a fresh one begins for whoever knew the old password. */
export async function changePassword(room: StaffRoom, ask: Ask): Promise<Result<Begun, Refusal>> {
  const { store, clock } = room.ground
  const { staff, email, name } = ask.session
  const password = parsePassword(ask.password, [email, name])
  if (!password.ok) return password
  const wait = room.throttle.take(email, ask.address, clock.now())
  if (wait > 0) return refuseField('current', `Too many attempts. Try again in ${Math.ceil(wait / second)} seconds`)
  const done = await decideAndCommit<Result<Begun, Refusal>>(room.ground, async () => {
    const who = await memberById(store, staff)
    if (!who || who.disabled) return { change: noChange, value: unknownStaff }
    const right = await room.passwords.verify(normalizePassword(ask.current.slice(0, 1024)), who.password)
    if (!right) return { change: noChange, value: refuseField('current', 'This is not your current password') }
    const hash = await room.passwords.hash(password.value)
    const ended = await endSessionsOf(store, staff, clock.now())
    const { begun, write } = beginSession(room, staff)
    const writes = [patchMember(who, { password: hash }), ...ended, write]
    return { change: together({ expect: [unchanged(who)], writes }), value: ok(begun) }
  })
  if (!done.done) return tryAgain
  if (done.value.ok) room.throttle.forgive(email, ask.address)
  return done.value
}
