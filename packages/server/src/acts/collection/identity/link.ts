import { claimRows, type Handle } from '../../../customers/identity/index.ts'
import type { House } from '../../../decisions/index.ts'
import { type Change, keyOf, together } from '../../../record/index.ts'

/**
 * What gives one more handle to a known customer; undefined when they were erased meanwhile. Somebody else who is given the
 * same handle at the same instant is a conflict.
 */
export async function link(house: House, customer: string, handle: Handle): Promise<Change | undefined> {
  const profile = await house.store.get('profiles', { customer })
  if (!profile) return undefined
  const { key, writes } = await keyOf(house, customer, 'profile')
  return together({
    // Nobody is to be given a handle in the moment of their erasure.
    expect: [{ table: 'profiles', key: { customer }, version: profile.version }],
    writes: [...writes, ...claimRows(house, key, customer, handle, house.clock.now())],
  })
}
