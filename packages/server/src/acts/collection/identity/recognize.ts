import type { Source } from '../../../brand/sources/index.ts'
import { blindOfHandle, type Handle, ownersOf } from '../../../customers/identity/index.ts'
import type { House } from '../../../decisions/index.ts'
import type { Incoming } from '../events/incoming.ts'

/** Why a call belongs to nobody we could tell. */
export type Nobody = 'without-id' | 'unknown-address' | 'shared-address' | 'shared-id'

/** Whose call it is: a known customer; nobody yet, whoever keeps something of it claims these handles; or nobody at all. */
export type Recognized =
  | { readonly customer: string }
  | { readonly fresh: readonly Handle[] }
  | { readonly nobody: Nobody }

/** Says whose call it is, and does what the call itself asks for: linking a handle, merging two customers found to be one. */
export async function recognize(house: House, _source: Source, call: Incoming): Promise<Recognized> {
  const handles: Handle[] = []
  if (call.userId !== undefined) handles.push({ channel: 'id', value: call.userId })
  if (call.anonymousId !== undefined) handles.push({ channel: 'anonymous', value: call.anonymousId })
  if (handles.length === 0) return { nobody: 'without-id' }
  const owners = await ownersOf(house, handles)
  const owner = handles.map(handle => owners.get(blindOfHandle(house, handle))).find(found => found && !found.shared)
  return owner ? { customer: owner.customer } : { fresh: handles }
}
