import type { Channel } from '@candor/terms'
import type { Expectation, Write } from '../../adapters/store/index.ts'
import { inFlight } from '../../customers/history/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { keptFor } from '../../customers/kept/index.ts'
import { canonicalAddress, customersAt, isAddress, pointsOf } from '../../customers/profiles/index.ts'
import { suppressionIndexOf, suppressionRow } from '../../customers/suppression/index.ts'
import type { House } from '../../decisions/index.ts'
import { forgetKeys } from '../../record/index.ts'
import { codesOf } from './codes.ts'
import { countsOf } from './counts.ts'
import { keepWhatIsDemanded, keptUnder } from './demanded.ts'
import type { ErasureBody, ErasureWhy } from './erasure.ts'
import { begunRow, readErasure } from './erasure-store.ts'
import { forgetting, isLong } from './rooms.ts'

export type Beginning = {
  readonly erasure: string
  readonly why: ErasureWhy
  /** One customer, of whom every half goes; or, where tombstones say whom, those and nobody else. */
  readonly customer?: string
  readonly exactly?: readonly string[]
}

/** So often all must be as it was gathered; then it is done as it stands, or events that never pause would put it off for ever. */
const patient = 3

/**
 * Makes an erasure effective: tombstones on disk, then in one transaction the keys go, with everything that finds, names or
 * judges the customer. From then on nothing can be opened, an event brings a stranger, and whoever gathered before must gather
 * again. False when another process changed the same rows each time; the tombstones stand, and the job of the house goes on.
 */
export async function begin(house: House, { erasure, why, customer, exactly }: Beginning): Promise<boolean> {
  for (let attempt = 0; attempt < 2 * patient; attempt++) {
    const halves = exactly ?? (await halvesOf(house, customer!))
    // Before anything is gathered: what changes a customer after this moves its version on, and the commit below fails.
    const expect = attempt < patient ? await versionsOf(house, halves) : []
    bury(house, erasure, halves)
    await keepWhatIsDemanded(house, erasure, halves)
    const { writes, body } = await gather(house, erasure, why, halves)
    const row = begunRow({ erasure, why, begunAt: house.clock.now(), body })
    const done = await house.store.commit({ expect, writes: [row, ...writes] })
    if (done.done || (await readErasure(house.store, erasure))) {
      // Who was found to be the same person since is removed with them, by the steps that follow.
      if (!exactly) bury(house, erasure, (await Promise.all(halves.map(half => halvesOf(house, half)))).flat())
      forgetKeys(house, customersOf(house, erasure))
      return true
    }
  }
  return false
}

// One line for each half: a tombstone is known by the name of its erasure.
function bury({ keys, clock }: House, erasure: string, halves: readonly string[]): void {
  keys.addTombstones(halves.map(half => ({ customer: half, erasure: `${erasure}.${half}`, at: clock.now() })))
}

/** All halves of an erasure. */
export const customersOf = ({ keys }: Pick<House, 'keys'>, erasure: string): string[] =>
  keys
    .tombstonesSince(0)
    .filter(one => erasureOfTombstone(one) === erasure)
    .map(({ customer }) => customer)

/** The erasure that a tombstone belongs to. */
export const erasureOfTombstone = ({ erasure }: { readonly erasure: string }): string => erasure.split('.')[0]!

async function versionsOf({ store }: House, halves: readonly string[]): Promise<Expectation[]> {
  const states = await store.among('customer_state', 'customer', halves)
  const profiles = await store.among('profiles', 'customer', halves)
  return [
    ...states.map(({ customer, version }) => ({ table: 'customer_state' as const, key: { customer }, version })),
    ...profiles.map(({ customer, version }) => ({ table: 'profiles' as const, key: { customer }, version })),
  ]
}

async function gather(
  house: House,
  erasure: string,
  why: ErasureWhy,
  halves: readonly string[],
): Promise<{ writes: Write[]; body: ErasureBody }> {
  const { store } = house
  const suppressions = why === 'retention' ? [] : await suppressing(house, halves)
  const rows = (await Promise.all(halves.map(half => forgetting(house, half)))).flat()
  const keys = await store.among('customer_keys', 'customer', halves)
  const flights = (await Promise.all(halves.map(half => inFlight(store, half)))).flat()
  const epoch = keys
    .map(row => row.epoch)
    .sort()
    .at(-1)
  return {
    writes: [
      ...halves.map((customer): Write => ({ do: 'remove', table: 'customer_keys', key: { customer } })),
      ...rows.filter(({ table }) => !isLong(table)),
      ...suppressions,
    ],
    body: {
      erased: await countsOf(house, halves),
      onItsWay: flights.map(({ channel, decidedAt }) => ({ channel, at: decidedAt ?? house.clock.now() })),
      kept: await keptFor(store, keptUnder(house, erasure)),
      suppressed: suppressions.length,
      ...(epoch === undefined ? {} : { epoch }),
      codes: await codesOf(house, halves),
    },
  }
}

const reason = 'erased'

/**
 * Whoever asked to be forgotten is not written to again because an old list is imported: each address goes on the
 * do-not-contact list as a keyed hash. Not where somebody else has the address too; what is on the list already stays.
 */
async function suppressing(house: House, halves: readonly string[]): Promise<Write[]> {
  const points = (await Promise.all(halves.map(half => pointsOf(house, half)))).flat().filter(isAddress)
  const writes: Write[] = []
  for (const point of points) {
    if ((await customersAt(house, point)).some(one => !halves.includes(one))) continue
    const { channel }: { channel: Channel } = point
    const blind = suppressionIndexOf(house, channel, canonicalAddress(point))
    if (await house.store.get('suppressions', { blind, channel, scope: 'marketing' })) continue
    writes.push(suppressionRow(blind, { channel, scope: 'marketing', reason, at: house.clock.now() }))
  }
  return writes
}
