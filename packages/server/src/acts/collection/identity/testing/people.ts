import assert from 'node:assert/strict'
import type { TestHouse } from '../../../../../../../test/house.ts'
import type { Source } from '../../../../brand/sources/index.ts'
import { claimRows, type Handle } from '../../../../customers/identity/index.ts'
import { profileRow } from '../../../../customers/profiles/index.ts'
import { applyPlace, Standing, stateChange } from '../../../../customers/state/index.ts'
import { commitChange, keyOf, makeKey, together } from '../../../../record/index.ts'
import type { Incoming } from '../../events/incoming.ts'
import { recognize } from '../index.ts'

const source = (kind: Source['kind']): Source => ({
  source: kind === 'public' ? 'web' : 'backend',
  version: 1,
  kind,
  origins: [],
  perSecond: 100,
  childDirected: false,
  createdAt: 1,
})
export const web = source('public')
export const backend = source('server')

/** A call with nothing in it but what names its customer. */
export const callOf = (names: Partial<Incoming>): Incoming => ({
  type: 'track',
  name: 'Visited',
  at: 1,
  event: {},
  gpc: false,
  ...names,
})

/** A customer who came into being with these handles; undefined when somebody else was given one of them meanwhile. */
export async function newcomer(house: TestHouse, handles: readonly Handle[]): Promise<string | undefined> {
  const customer = house.ids.customer()
  const at = house.clock.now()
  const key = makeKey(house, customer, 'profile')
  const state = new Standing(house.judge.layout).clear()
  const place = { country: 'DE', zone: 'Europe/Berlin' }
  await applyPlace(state, house.judge.codes, place)
  const common = { customer, source: 'web', collectedAt: at, updatedAt: at }
  const profile = { ...common, attributes: {}, sealed: {}, place }
  const writes = [
    ...key.writes,
    profileRow(house, key.key, profile),
    ...handles.flatMap(handle => claimRows(house, key.key, customer, handle, at)),
  ]
  const done = await commitChange(house, together({ writes }, stateChange(customer, 0, state)))
  return done.done ? customer : undefined
}

/** Gives these handles to a known customer; false when somebody else was given one of them meanwhile. */
async function claimed(house: TestHouse, customer: string, handles: readonly Handle[]): Promise<boolean> {
  if (handles.length === 0) return true
  const { key, writes } = await keyOf(house, customer, 'profile')
  const claims = handles.flatMap(handle => claimRows(house, key, customer, handle, house.clock.now()))
  return (await commitChange(house, together({ writes: [...writes, ...claims] }))).done
}

/** Recognizes a call as often as it takes, and brings whoever is new into being, as collecting does. */
export async function arrive(house: TestHouse, from: Source, names: Partial<Incoming>): Promise<string | undefined> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const found = await recognize(house, from, callOf(names))
    if ('customer' in found && (await claimed(house, found.customer, found.claims ?? []))) return found.customer
    if ('customer' in found) continue
    if ('nobody' in found) return undefined
    const customer = await newcomer(house, found.fresh)
    if (customer !== undefined) return customer
  }
  throw new Error('somebody always comes first')
}

/** Like `arrive`, for calls that must find somebody. */
export async function arrives(house: TestHouse, from: Source, names: Partial<Incoming>): Promise<string> {
  const customer = await arrive(house, from, names)
  assert.ok(customer !== undefined, 'nobody was recognized')
  return customer
}
