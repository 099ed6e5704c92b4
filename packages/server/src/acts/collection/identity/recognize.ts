import type { Source } from '../../../brand/sources/index.ts'
import { blindOfHandle, type Handle, type Owner, ownersOf, sharedRow } from '../../../customers/identity/index.ts'
import type { House } from '../../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../../record/index.ts'
import type { Incoming } from '../events/incoming.ts'
import { byAddress } from './by-address.ts'
import { link } from './link.ts'
import { decideMerge } from './merge.ts'
import { isDeviceOnly, wereTakenApart } from './whom.ts'

/** Why a call belongs to nobody we could tell. */
export type Nobody = 'without-id' | 'unknown-address' | 'shared-address' | 'shared-id'

/** Nobody's; `named` are the names and traits that were there and led to nobody. */
export type Unplaced = { readonly nobody: Nobody; readonly named: readonly string[] }

/**
 * Whose call it is: a known customer; nobody yet, whoever keeps something of it claims these handles; or nobody at all. `claims`
 * are handles nobody holds that a known customer is given too when something of the call is kept, and not before.
 */
export type Recognized =
  | { readonly customer: string; readonly claims?: readonly Handle[] }
  | { readonly fresh: readonly Handle[] }
  | Unplaced

/** What was found, and what the call asks to change about who is who; absent: nothing. */
type Found = { readonly change?: Change; readonly value: Recognized }

/**
 * Says whose call it is, and does what the call itself asks for: gives a name to whom a device stood for, marks a device as
 * shared, merges two customers found to be one. Committed when it resolves; the same call again finds nothing left to do. Where others keep
 * changing the same customers, the call is answered without linking and the next one tries again.
 */
export async function recognize(house: House, source: Source, call: Incoming): Promise<Recognized> {
  const first = await look(house, source, call)
  if (!first.change) return first.value
  const done = await decideAndCommit(house, async () => ({ change: noChange, ...(await look(house, source, call)) }))
  return done.done ? done.value : (await look(house, source, call)).value
}

function look(house: House, source: Source, call: Incoming): Promise<Found> {
  const { userId, anonymousId, previousId } = call
  if (call.type === 'alias' && userId !== undefined && previousId !== undefined && previousId !== userId)
    return aliased(house, source, call, { channel: 'id', value: userId }, previousId)
  if (userId !== undefined) return signedIn(house, source, call, { channel: 'id', value: userId })
  if (anonymousId !== undefined) return onDevice(house, anonymousId)
  return byAddress(house, source, call).then(value => ({ value }))
}

/** A call that names a person, and perhaps the device in front of them. */
async function signedIn(house: House, source: Source, call: Incoming, id: Handle): Promise<Found> {
  const device =
    call.anonymousId === undefined ? undefined : ({ channel: 'anonymous', value: call.anonymousId } as const)
  const owners = await ownersOf(house, device ? [id, device] : [id])
  const owner = owners.get(blindOfHandle(house, id))
  const user = device && owners.get(blindOfHandle(house, device))
  if (owner?.shared) return { value: { nobody: 'shared-id', named: ['userId'] } }
  if (!device || user?.shared || (owner && user?.customer === owner.customer))
    return { value: owner ? { customer: owner.customer } : { fresh: [id] } }
  if (!user) return { value: owner ? { customer: owner.customer, claims: [device] } : { fresh: [id, device] } }
  const isOther = !(await isDeviceOnly(house, user)) || (owner && (await wereTakenApart(house, owner, user)))
  if (isOther) {
    // Somebody else signed in on this device before: people who share a device stay two.
    const change = together({ writes: [sharedRow(house, device)] })
    return { change, value: owner ? { customer: owner.customer } : { fresh: [id] } }
  }
  return owner ? merged(house, source, call, owner, user, ['id', 'anonymous']) : linked(house, user, id)
}

/** What a device says alone: of the person who signed in there, or of the device itself once two people did. */
async function onDevice(house: House, anonymousId: string): Promise<Found> {
  const [alone, device] = [
    { channel: 'anonymous', value: anonymousId },
    { channel: 'device', value: anonymousId },
  ] as const
  const owners = await ownersOf(house, [alone, device])
  const user = owners.get(blindOfHandle(house, alone))
  const owner = user?.shared ? owners.get(blindOfHandle(house, device)) : user
  if (owner) return { value: { customer: owner.customer } }
  return { value: { fresh: [user ? device : alone] } }
}

/**
 * A call that says two names are one person. The brand's own server may say so of anybody; from a public source, where anybody
 * can type two names, only a device that nobody signed in on becomes somebody.
 */
async function aliased(house: House, source: Source, call: Incoming, id: Handle, previous: string): Promise<Found> {
  const earlier: readonly Handle[] = [
    { channel: 'id', value: previous },
    { channel: 'anonymous', value: previous },
  ]
  const owners = await ownersOf(house, [id, ...earlier])
  const owner = owners.get(blindOfHandle(house, id))
  const handle = earlier.find(one => owners.has(blindOfHandle(house, one)))
  const known = handle && owners.get(blindOfHandle(house, handle))
  if (owner?.shared) return { value: { nobody: 'shared-id', named: ['userId'] } }
  const mayJoin =
    known !== undefined &&
    !known.shared &&
    known.customer !== owner?.customer &&
    (source.kind === 'server' || (await isDeviceOnly(house, known))) &&
    !(owner && (await wereTakenApart(house, owner, known)))
  if (!mayJoin) return { value: owner ? { customer: owner.customer } : { fresh: [id] } }
  return owner ? merged(house, source, call, owner, known, ['id', handle?.channel ?? 'id']) : linked(house, known, id)
}

async function linked(house: House, { customer }: Owner, handle: Handle): Promise<Found> {
  const change = await link(house, customer, handle)
  return { value: { customer }, ...(change ? { change } : {}) }
}

/** Longer ones say nothing to a person, and could hold anything. */
const longestMessageId = 200

async function merged(
  house: House,
  { source }: Source,
  { type, messageId }: Incoming,
  owner: Owner,
  other: Owner,
  handles: readonly string[],
): Promise<Found> {
  const message = messageId !== undefined && messageId.length <= longestMessageId ? { message: messageId } : {}
  const why = { by: type === 'alias' ? 'alias' : 'sign-in', handles, source, ...message } as const
  const { change, value = owner.customer } = await decideMerge(house, owner.customer, other.customer, why)
  return { value: { customer: value }, ...(change === noChange ? {} : { change }) }
}
