import type { Channel, Result } from '@candor/terms'
import type { Expectation, Write } from '../../adapters/store/index.ts'
import { currentOf, halvesOf } from '../../customers/identity/index.ts'
import { canonicalAddress, customersAt, isAddress, pointsOf } from '../../customers/profiles/index.ts'
import { readState, type Standing, stateChange } from '../../customers/state/index.ts'
import { suppressionIndexOf, suppressionRow, suppressionsOf } from '../../customers/suppression/index.ts'
import { type House, wordsAbout } from '../../decisions/index.ts'
import type { Happening } from '../../record/index.ts'
import { type Beside, type Recorded, type SayRefusal, say } from './say.ts'

const reason = 'stopped-by-customer'
/** Put there when whoever had the address was erased: whoever proves to have it now may take it off. */
const erased = 'erased'
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
  const whose = await currentOf(house, customer)
  const addresses = await addressesOf(house, customer)
  const writes: Write[] = []
  const listed: Address[] = []
  for (const { channel, address } of addresses) {
    const blind = suppressionIndexOf(house, channel, address)
    // An entry that somebody else made keeps its reason: undoing this stop must not lift it.
    if (await house.store.get('suppressions', { blind, channel, scope })) continue
    writes.push(suppressionRow(blind, { channel, scope, reason, at: house.clock.now() }))
    listed.push({ channel, address })
  }
  const mark = (state: Standing, channel: Channel) => state.setSuppression(channel, scope)
  const others = await markOthers(house, whose, addresses, mark)
  return {
    expect: others.expect,
    writes: [...writes, ...others.writes],
    happenings: await suppressed(house, whose ?? customer, listed),
    touch: state => {
      for (const { channel } of addresses) mark(state, channel)
    },
  }
}

/** What others may react to: the address of everybody who has it must not be written to any more. */
async function suppressed(house: House, customer: string, listed: readonly Address[]): Promise<Happening[]> {
  const found = await Promise.all(
    listed.map(async ({ channel, address }) => {
      const everybody = new Set([customer, ...(await customersAt(house, { channel, address }))])
      return [...everybody].map(one => ({ customer: one, kind: 'suppressed', body: { channel, scope, reason } }))
    }),
  )
  return found.flat()
}

/** An address is on the list for everybody who has it: their states say so in the same transaction. */
async function markOthers(
  house: House,
  customer: string | undefined,
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
  const whose = await currentOf(house, customer)
  const addresses = await addressesOf(house, customer)
  const lifted: Address[] = []
  for (const point of addresses)
    if ((only === undefined || point.channel === only) && (await isOwnStop(house, whose, point))) lifted.push(point)
  // Of two addresses on one channel, found in two halves, the one that stays on the list bars the channel.
  const barred = new Set<Channel>()
  for (const point of addresses)
    if (!lifted.includes(point) && (await suppressionsOf(house, point.channel, point.address)).length > 0)
      barred.add(point.channel)
  const mark = (state: Standing, channel: Channel) => state.liftSuppression(channel)
  const others = await markOthers(house, whose, lifted, mark)
  const off = lifted.map(({ channel, address }): Write => {
    const key = { blind: suppressionIndexOf(house, channel, address), channel, scope }
    return { do: 'remove', table: 'suppressions', key }
  })
  return {
    expect: others.expect,
    writes: [...off, ...others.writes],
    touch: state => {
      for (const { channel } of lifted) if (!barred.has(channel)) mark(state, channel)
    },
  }
}

async function isOwnStop(house: House, customer: string | undefined, { channel, address }: Address): Promise<boolean> {
  const blind = suppressionIndexOf(house, channel, address)
  const entry = await house.store.get('suppressions', { blind, channel, scope })
  if (entry?.reason !== reason && entry?.reason !== erased) return false
  const others = (await customersAt(house, { channel, address })).filter(other => other !== customer)
  for (const other of others) if (await hasStopped(house, other)) return false
  return true
}

/** Whether this customer's newest word on everything is to stop. */
async function hasStopped(house: House, customer: string): Promise<boolean> {
  const words = (await wordsAbout(house, customer)).filter(
    ({ via, said }) => via === 'stop-all' || said.kind === 'consent',
  )
  return words.at(-1)?.via === 'stop-all'
}

type Address = { readonly channel: Channel; readonly address: string }

/** Every address of every half: a stop leaves none out. */
async function addressesOf(house: House, customer: string): Promise<Address[]> {
  const halves = await halvesOf(house, customer)
  const points = await Promise.all(halves.map(half => pointsOf(house, half)))
  return points
    .flat()
    .flatMap(point => (isAddress(point) ? [{ channel: point.channel, address: canonicalAddress(point) }] : []))
}
