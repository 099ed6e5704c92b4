import { type Condition, countersOf } from '@candor/conditions'
import type { Channel } from '@candor/terms'
import { compileAudience, walkStates } from '../../../customers/audiences/index.ts'
import { countsOf } from '../../../customers/events/index.ts'
import { currentOf } from '../../../customers/identity/index.ts'
import { customersAt } from '../../../customers/profiles/index.ts'
import type { House } from '../../../decisions/index.ts'
import type { ShareMany } from './ask.ts'
import type { OddId } from './listed.ts'

const atOnce = 200

/** Some hundred whom a share is about. */
export type Members = {
  /** `place`: of their id in the list. */
  readonly members: readonly { readonly customer: string; readonly place?: number }[]
  /** Ids of the list that stand for nobody of their own. */
  readonly odd: readonly { readonly why: OddId; readonly place: number }[]
  /** Where to go on after these: a place in the list, or a customer. */
  readonly reached: string
}

/** Whom a share is about, each once, after those `reached` before. Ids that nobody has are left out, and so are shared ones. */
export async function* membersOf(house: House, share: ShareMany, reached = ''): AsyncGenerator<Members> {
  if (share.customers) yield* named(house, share.customers, Number(reached))
  else yield* belonging(house, share, reached)
}

async function* named(house: House, ids: readonly string[], from: number): AsyncGenerator<Members> {
  const seen = new Set<string>()
  for (let start = from; start < ids.length; start += atOnce) {
    const end = Math.min(start + atOnce, ids.length)
    const members: { customer: string; place: number }[] = []
    const odd: { why: OddId; place: number }[] = []
    for (let place = start; place < end; place++) {
      const found = await customersAt(house, { channel: 'id', address: ids[place]! })
      const customer = found.length === 1 ? await currentOf(house, found[0]!) : undefined
      if (customer === undefined) odd.push({ why: found.length > 1 ? 'several' : 'unknown', place })
      else if (seen.has(customer)) odd.push({ why: 'twice', place })
      else members.push({ customer, place })
      if (customer !== undefined) seen.add(customer)
    }
    yield { members, odd, reached: String(end) }
  }
}

async function* belonging(house: House, share: ShareMany, reached: string): AsyncGenerator<Members> {
  const { layout, codes } = house.judge
  const audience = share.refused === undefined ? share.audience! : whoSaidNo(layout.slots, share.refused)
  const counts = await countsOf(house.store, countersOf(audience), { use: share.purpose, now: house.clock.now() })
  const belongs = compileAudience(audience, layout, codes, counts)
  for (let after = reached; ; ) {
    const members: { customer: string }[] = []
    let looked = 0
    await walkStates(
      house.store,
      layout,
      (customer, state) => {
        after = customer
        if (belongs(customer, state)) members.push({ customer })
        // A slice: nobody's state is held for long, and a no that comes meanwhile is seen when their turn comes.
        return ++looked < 20 * atOnce && members.length < atOnce
      },
      after,
    )
    if (members.length > 0) yield { members, odd: [], reached: after }
    if (looked < 20 * atOnce && members.length < atOnce) return
  }
}

/** A no to a purpose on any of its channels is to be kept. */
const whoSaidNo = (slots: readonly { readonly purpose: string; readonly channel: string }[], purpose: string) => {
  const channels = slots.flatMap(slot => (slot.purpose === purpose ? [slot.channel as Channel] : []))
  return { any: channels.map(channel => ({ choice: { purpose, channel, says: 'no' } })) } satisfies Condition
}
