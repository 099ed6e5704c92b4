import { ok, type Result, second } from '@candor/terms'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { normalizePassword } from './parse-password.ts'
import { parseEmail } from './parse-staff.ts'
import { loginWrong, type Refusal, tryAgain } from './refusal.ts'
import type { StaffRoom } from './room.ts'
import { type Begun, beginSession } from './session.ts'
import { memberByEmail, unchanged } from './staff-store.ts'

type Ask = {
  readonly email: string
  readonly password: string /** Where the request came from. */
  readonly address: string
}

/**
 * Signs in. Unknown account, disabled account and wrong password get the same answer in the same time. The commit expects the
 * account as it was checked, so a password changed meanwhile lets nobody in.
 */
export async function logIn(room: StaffRoom, ask: Ask): Promise<Result<Begun, Refusal>> {
  const parsed = parseEmail(ask.email)
  const email = parsed.ok ? parsed.value : ''
  const wait = room.throttle.take(email, ask.address, room.ground.clock.now())
  if (wait > 0) return tooMany(wait)
  const done = await decideAndCommit<Result<Begun, Refusal>>(room.ground, async () => {
    const who = await memberByEmail(room.ground.store, email)
    const right = await room.passwords.verify(normalizePassword(ask.password.slice(0, 1024)), who?.password ?? null)
    if (!who || who.disabled || !right) return { change: noChange, value: loginWrong }
    const { begun, write } = beginSession(room, who.staff)
    return { change: together({ expect: [unchanged(who)], writes: [write] }), value: ok(begun) }
  })
  if (!done.done) return tryAgain
  if (done.value.ok) room.throttle.forgive(email, ask.address)
  return done.value
}

function tooMany(wait: number): Result<Begun, Refusal> {
  const seconds = Math.ceil(wait / second)
  const minutes = Math.ceil(seconds / 60)
  const says = `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
  return { ok: false, error: { code: 'login-wait', says, wait: seconds } }
}
