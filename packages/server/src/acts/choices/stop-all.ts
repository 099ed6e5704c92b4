import type { Channel, Result } from '@candor/terms'
import type { Write } from '../../adapters/store/index.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { canonicalAddress, customersAt, pointsOf } from '../../customers/profiles/index.ts'
import { suppressionIndexOf, suppressionRow } from '../../customers/suppression/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Beside, type Recorded, type SayRefusal, say } from './say.ts'

const reason = 'stopped-by-customer'
const scope = 'marketing'

/**
 * One step to peace: an objection to every purpose on every channel that a withdrawal can bar, and each address on the
 * do-not-contact list, so that the no survives a later import of the same address.
 */
export async function stopEverything(house: House, customer: string): Promise<Result<Recorded, SayRefusal>> {
  const objection = { kind: 'objection', purpose: 'any', channel: 'any' } as const
  return say(house, customer, [objection], 'stop-all', () => listing(house, customer))
}

async function listing(house: House, customer: string): Promise<Beside> {
  const addresses = await addressesOf(house, customer)
  const writes: Write[] = []
  for (const { channel, address } of addresses) {
    const blind = suppressionIndexOf(house, channel, address)
    // An entry that somebody else made keeps its reason: undoing this stop must not lift it.
    if (await house.store.get('suppressions', { blind, channel, scope })) continue
    writes.push(suppressionRow(blind, { channel, scope, reason, at: house.clock.now() }))
  }
  return {
    writes,
    touch: state => {
      for (const { channel } of addresses) state.setSuppression(channel, scope)
    },
  }
}

/**
 * Takes off the do-not-contact list what only this customer's own stop put there: all their addresses, or that of one
 * channel. What a bounce, a complaint, staff or another person at the same address put there stays.
 */
export async function liftStop(house: House, customer: string, only?: Channel): Promise<Beside> {
  const lifted: Address[] = []
  for (const point of await addressesOf(house, customer))
    if ((only === undefined || point.channel === only) && (await isOwnStop(house, customer, point))) lifted.push(point)
  return {
    writes: lifted.map(({ channel, address }) => {
      const key = { blind: suppressionIndexOf(house, channel, address), channel, scope }
      return { do: 'remove', table: 'suppressions', key }
    }),
    touch: state => {
      for (const { channel } of lifted) state.liftSuppression(channel)
    },
  }
}

async function isOwnStop(house: House, customer: string, { channel, address }: Address): Promise<boolean> {
  const blind = suppressionIndexOf(house, channel, address)
  const entry = await house.store.get('suppressions', { blind, channel, scope })
  if (entry?.reason !== reason) return false
  const others = (await customersAt(house, { channel, address })).filter(other => other !== customer)
  for (const other of others) if (await hasStopped(house, other)) return false
  return true
}

/** Whether this customer's newest word on everything is to stop. */
async function hasStopped(house: House, customer: string): Promise<boolean> {
  const words = (await choicesOf(house, customer)).filter(
    ({ via, said }) => via === 'stop-all' || said.kind === 'consent',
  )
  return words.at(-1)?.via === 'stop-all'
}

type Address = { readonly channel: Channel; readonly address: string }

async function addressesOf(house: House, customer: string): Promise<Address[]> {
  const points = await pointsOf(house, customer)
  return points.flatMap(point =>
    point.channel === 'id' ? [] : [{ channel: point.channel, address: canonicalAddress(point) }],
  )
}
