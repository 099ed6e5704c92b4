import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FixedClock, fixedClock } from '../../../adapters/clock/index.ts'
import { realIds } from '../../../adapters/ids/index.ts'
import { openKeys } from '../../../adapters/keys/index.ts'
import type { Store } from '../../../adapters/store/index.ts'
import { acceptInvite, invite, openStaffRoom, type StaffOptions, type StaffRoom, setUpToken } from '../index.ts'

export const noon = Date.UTC(2026, 4, 4, 12)

/** Cheap on purpose: the tests hash many passwords. The form of the hash is the same. */
export const cheap = { n: 2 ** 4, r: 8, p: 1 }

export const good = 'four random words here'

/** Staff access on a store, at noon on 4 May 2026. */
export async function roomOn(
  store: Store,
  options: StaffOptions = {},
): Promise<{ room: StaffRoom; clock: FixedClock }> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-keys-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const clock = fixedClock(noon)
  const ground = { store, clock, ids: realIds(clock), keys: await openKeys({ folder, clock }) }
  return { room: openStaffRoom(ground, { cost: cheap, ...options }), clock }
}

export const unwrap = <T>(result: { ok: true; value: T } | { ok: false; error: { says: string } }): T => {
  if (!result.ok) throw new Error(result.error.says)
  return result.value
}

/** Ada sets the house up; returns her session's token. */
export async function adaSetsUp(room: StaffRoom): Promise<string> {
  const token = await setUpToken(room)
  if (token === undefined) throw new Error('the house is set up already')
  return unwrap(await acceptInvite(room, { token, email: 'ada@example.org', name: 'Ada', password: good })).token
}

/** Somebody is invited and chooses a password; returns the session's token. */
export async function joins(room: StaffRoom, name: string, role: string): Promise<string> {
  const { token } = unwrap(await invite(room, { email: `${name.toLowerCase()}@example.org`, name, role }))
  return unwrap(await acceptInvite(room, { token, password: good })).token
}
