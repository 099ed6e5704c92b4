import { countersOf } from '@candor/conditions'
import { compileAudience, walkStates } from '../../../customers/audiences/index.ts'
import { countsOf } from '../../../customers/events/index.ts'
import { currentOf } from '../../../customers/identity/index.ts'
import { customersAt } from '../../../customers/profiles/index.ts'
import type { House } from '../../../decisions/index.ts'
import type { ShareMany } from './ask.ts'

const atOnce = 200

/** Whom a share is about, each once, some hundred at a time. Ids that nobody has are left out, and so are shared ones. */
export async function* membersOf(house: House, share: ShareMany): AsyncGenerator<readonly string[]> {
  if (share.customers) yield* named(house, share.customers)
  else yield* belonging(house, share)
}

async function* named(house: House, ids: readonly string[]): AsyncGenerator<readonly string[]> {
  const seen = new Set<string>()
  for (let i = 0; i < ids.length; i += atOnce) {
    const batch: string[] = []
    for (const address of ids.slice(i, i + atOnce)) {
      const found = await customersAt(house, { channel: 'id', address })
      const customer = found.length === 1 ? await currentOf(house, found[0]!) : undefined
      if (customer === undefined || seen.has(customer)) continue
      seen.add(customer)
      batch.push(customer)
    }
    yield batch
  }
}

async function* belonging(house: House, { audience, purpose }: ShareMany): AsyncGenerator<readonly string[]> {
  const { layout, codes } = house.judge
  const counts = await countsOf(house.store, countersOf(audience!), { use: purpose, now: house.clock.now() })
  const belongs = compileAudience(audience!, layout, codes, counts)
  for (let after = ''; ; ) {
    const batch: string[] = []
    let looked = 0
    await walkStates(
      house.store,
      layout,
      (customer, state) => {
        after = customer
        if (belongs(customer, state)) batch.push(customer)
        // A slice: nobody's state is held for long, and a no that comes meanwhile is seen when their turn comes.
        return ++looked < 20 * atOnce && batch.length < atOnce
      },
      after,
    )
    if (batch.length > 0) yield batch
    if (looked < 20 * atOnce && batch.length < atOnce) return
  }
}
