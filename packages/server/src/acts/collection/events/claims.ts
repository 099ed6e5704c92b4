import { countHandles, type Handle } from '../../../customers/identity/index.ts'
import type { House } from '../../../decisions/index.ts'
import type { Reading } from './reading.ts'
import type { Group } from './who.ts'

/** Nobody has more devices than this; whoever makes up more of them in somebody's name fills no store. */
export const mostDevices = 100

/**
 * The handles that the calls of one customer give them: a newcomer all of theirs, a known customer each device of which
 * something is kept, an event, a trait or a yes. Never more than 100 devices for one customer; what a call on a further one says
 * still belongs to whom it names.
 */
export async function handlesToGive(
  house: House,
  group: Group,
  reading: Pick<Reading, 'outcomes' | 'choices'>,
): Promise<readonly Handle[]> {
  const { customer, fresh } = group
  if (customer === undefined) {
    const devices = fresh.filter(({ channel }) => channel === 'anonymous')
    return [...fresh.filter(handle => !devices.includes(handle)), ...devices.slice(0, mostDevices)]
  }
  const wanted = group.claims.length === 0 ? [] : worthKeeping(group, reading)
  if (wanted.length === 0) return []
  const free = mostDevices - (await countHandles(house, customer, 'anonymous'))
  return wanted.slice(0, Math.max(0, free))
}

function worthKeeping(
  { claims, calls }: Group,
  { outcomes, choices }: Pick<Reading, 'outcomes' | 'choices'>,
): Handle[] {
  const agreed = choices.some(({ said }) => said.kind === 'consent')
  const kept = new Set(
    outcomes.filter(({ outcome }) => agreed || outcome.purposes.length > 0).map(({ index }) => index),
  )
  const used = new Set(calls.filter(({ index }) => kept.has(index)).map(({ call }) => call.anonymousId))
  return claims.filter(({ value }) => used.has(value))
}
