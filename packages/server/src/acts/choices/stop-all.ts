import type { Channel, Result } from '@candor/terms'
import type { Expectation, Write } from '../../adapters/store/index.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { canonicalAddress, customersAt, isAddress, pointsOf } from '../../customers/profiles/index.ts'
import { readState, type Standing, stateChange } from '../../customers/state/index.ts'
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
  const mark = (state: Standing, channel: Channel) => state.setSuppression(channel, scope)
  const others = await markOthers(house, customer, addresses, mark)
  return {
    expect: others.expect,
    writes: [...writes, ...others.writes],
    touch: state => {
      for (const { channel } of addresses) mark(state, channel)
    },
  }
}

/** An address is on the list for everybody who has it: their states say so in the same transaction. */
async function markOthers(
  house: House,
  customer: string,
  addresses: readonly Address[],
  mark: (state: Standing, channel: Channel) => void,
): Promise<{ expect: Expectation[]; writes: Write[] }> {
  const shared = new Map<string, Channel[]>()
  for (const { channel, address } of addresses)
    for (const other of await customersAt(house, { channel, address }))
      if (other !== customer) shared.set(other, [...(shared.get(other) ?? []), channel])
  const changes = await Promise.all(
    [...shared].map(async ([other, channels]) => {
      const before = await readState(house.store, house.judge.layout, other)
      for (const channel of channels) if (before) mark(before.state, channel)
      return before ? stateChange(other, before.version, before.state) : { expect: [], writes: [] }
    }),
  )
  return { expect: changes.flatMap(change => change.expect), writes: changes.flatMap(change => change.writes) }
}

/**
 * Takes off the do-not-contact list what only this customer's own stop put there: all their addresses, or that of one
 * channel. What a bounce, a complaint, staff or another person at the same address put there stays.
 */
export async function liftStop(house: House, customer: string, only?: Channel): Promise<Beside> {
  const lifted: Address[] = []
  for (const point of await addressesOf(house, customer))
    if ((only === undefined || point.channel === only) && (await isOwnStop(house, customer, point))) lifted.push(point)
  const mark = (state: Standing, channel: Channel) => state.liftSuppression(channel)
  const others = await markOthers(house, customer, lifted, mark)
  const off = lifted.map(({ channel, address }): Write => {
    const key = { blind: suppressionIndexOf(house, channel, address), channel, scope }
    return { do: 'remove', table: 'suppressions', key }
  })
  return {
    expect: others.expect,
    writes: [...off, ...others.writes],
    touch: state => {
      for (const { channel } of lifted) mark(state, channel)
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
    isAddress(point) ? [{ channel: point.channel, address: canonicalAddress(point) }] : [],
  )
}
