import { ok, type Result } from '@candor/terms'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { dropInvitesOf } from './invite-store.ts'
import { parseRole } from './parse-staff.ts'
import { type Refusal, refuse, tryAgain, unknownStaff } from './refusal.ts'
import type { StaffRoom } from './room.ts'
import { endSessionsOf } from './session-store.ts'
import { allMembers, type Member, patchMember, unchanged } from './staff-store.ts'

const lastAdmin = refuse('last-admin', 'This is the last administrator. Make somebody else one first.')

const isActiveAdmin = (member: Member) => member.role === 'admin' && !member.disabled && member.password !== null

/** Gives an account another role; it holds from the next request on. */
export async function changeRole(room: StaffRoom, staff: string, text: string): Promise<Result<true, Refusal>> {
  const role = parseRole(text)
  return role.ok ? change(room, staff, { role: role.value }) : role
}

/** Closes an account: its sessions and links end now. */
export const disable = (room: StaffRoom, staff: string): Promise<Result<true, Refusal>> =>
  change(room, staff, { disabled: true })

/** Opens a closed account again, without its old password: its owner needs a new link. An open account stays as it is. */
export const enable = (room: StaffRoom, staff: string): Promise<Result<true, Refusal>> =>
  change(room, staff, { disabled: false, password: null }, member => member.disabled)

async function change(
  room: StaffRoom,
  staff: string,
  set: Partial<Member>,
  needed: (member: Member) => boolean = () => true,
): Promise<Result<true, Refusal>> {
  const { store, clock } = room.ground
  const done = await decideAndCommit<Result<true, Refusal>>(room.ground, async () => {
    const all = await allMembers(store)
    const who = all.find(member => member.staff === staff)
    if (!who) return { change: noChange, value: unknownStaff }
    if (!needed(who)) return { change: noChange, value: ok(true) }
    const admins = all.filter(isActiveAdmin)
    const after = admins.filter(member => isActiveAdmin(member === who ? { ...member, ...set } : member))
    if (admins.length > 0 && after.length === 0) return { change: noChange, value: lastAdmin }
    const ended = set.disabled
      ? [...(await endSessionsOf(store, staff, clock.now())), ...(await dropInvitesOf(store, staff))]
      : []
    // All administrators must stand as counted, else two of them could close each other's accounts at the same moment.
    const expect = [...new Set([who, ...admins])].map(unchanged)
    return { change: together({ expect, writes: [patchMember(who, set), ...ended] }), value: ok(true) }
  })
  return done.done ? done.value : tryAgain
}
