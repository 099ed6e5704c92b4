import type { Channel, Result } from '@candor/terms'
import type { Write } from '../../adapters/store/index.ts'
import { canonicalAddress, pointsOf } from '../../customers/profiles/index.ts'
import { readState, type Standing, stateChange } from '../../customers/state/index.ts'
import { suppressionIndexOf, suppressionRow } from '../../customers/suppression/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { type Recorded, type SayRefusal, say } from './say.ts'

const reason = 'stopped-by-customer'

/**
 * One step to peace: an objection to every purpose on every channel that a withdrawal can bar, and each address on the
 * do-not-contact list, so that the no survives a later import of the same address.
 */
export async function stopEverything(house: House, customer: string): Promise<Result<Recorded, SayRefusal>> {
  const objection = { kind: 'objection', purpose: 'any', channel: 'any' } as const
  const points = await addressesOf(house, customer)
  const at = house.clock.now()
  const writes = points.map(({ channel, address }) =>
    suppressionRow(suppressionIndexOf(house, channel, address), { channel, scope: 'marketing', reason, at }),
  )
  const touch = (state: Standing) => {
    for (const { channel } of points) state.setSuppression(channel, 'marketing')
  }
  return say(house, customer, [objection], 'stop-all', { writes, touch })
}

async function addressesOf(house: House, customer: string): Promise<{ channel: Channel; address: string }[]> {
  const points = await pointsOf(house, customer)
  return points.flatMap(point =>
    point.channel === 'id' ? [] : [{ channel: point.channel, address: canonicalAddress(point) }],
  )
}

/** Takes the addresses that only `stopEverything` put there off the do-not-contact list again; part of undoing it. */
export async function liftStop(house: House, customer: string): Promise<void> {
  const points = await addressesOf(house, customer)
  const removals = points.map(({ channel, address }): Write => {
    return { do: 'remove', table: 'suppressions', key: { blind: suppressionIndexOf(house, channel, address), channel } }
  })
  await decideAndCommit(house, async () => {
    const before = await readState(house.store, house.judge.layout, customer)
    if (!before) return { change: noChange, value: undefined }
    for (const { channel } of points) before.state.liftSuppression(channel)
    return {
      change: together({ writes: removals }, stateChange(customer, before.version, before.state)),
      value: undefined,
    }
  })
}
