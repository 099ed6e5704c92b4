import type { StoreChange, Write } from '../../packages/server/src/adapters/store/index.ts'
import { actOf } from '../../packages/server/src/brand/campaigns/index.ts'
import { addressOf } from '../../packages/server/src/customers/profiles/index.ts'
import { readState } from '../../packages/server/src/customers/state/index.ts'
import { decideContact } from '../../packages/server/src/decisions/index.ts'
import type { OpenHouse } from '../../packages/server/src/main.ts'
import { commitChange, together } from '../../packages/server/src/record/index.ts'
import { bankCampaign } from '../plan/brand.ts'
import { inParallel } from './callers.ts'
import type { Decision, Through } from './decision.ts'

/**
 * Whole decisions as delivery makes them: read state and address, ask the gate, seal and commit to the entry, fence, and
 * wait until all of it is durable. Every other act is marketing, so that about half of the outcomes are refusals.
 */
export async function throughHouse(house: OpenHouse, seconds: number): Promise<Through> {
  const customers = (await house.store.db.selectFrom('customer_state').select('customer').execute()).map(
    row => row.customer,
  )
  const marketing = actOf(bankCampaign(house))
  const service = { ...marketing, purpose: 'account', messageClass: 'transactional' } as const
  const seen = new Map<string, StoreChange>()
  const watched: OpenHouse = {
    ...house,
    store: { ...house.store, commit: change => house.store.commit(noted(seen, change)) },
  }
  return inParallel(house.store, seconds, async number => {
    const customer = customers[number % customers.length] as string
    const before = await readState(house.store, house.judge.layout, customer)
    if (!before) throw new Error(`no state of ${customer}`)
    const act = number % 2 === 0 ? marketing : service
    const address = await addressOf(house, customer, 'email')
    const ask = { customer, act, actId: `act-${number}`, attempt: 1, address, passExpires: house.clock.now() + 60_000 }
    const decided = decideContact(house, house.judge, before, ask)
    const dispatch = { customer, act: ask.actId, version: 1, campaign: 'bench', channel: 'email', purpose: act.purpose }
    const state = decided.pass ? 'handing_off' : 'withheld'
    const row = { ...dispatch, state, attempt: 1, entry: decided.entry, decided_at: decided.at }
    const done = await commitChange(
      watched,
      together(decided.change, { writes: [{ do: 'insert', table: 'dispatches', row }] }),
    )
    if (!done.done) throw new Error(done.conflict)
    return decisionOf(number, before.version, customer, decided.entry, seen)
  })
}

function noted(seen: Map<string, StoreChange>, change: StoreChange): StoreChange {
  for (const write of change.writes)
    if (write.do === 'insert' && write.table === 'entries') seen.set(String(write.row.entry), change)
  return change
}

function decisionOf(
  number: number,
  version: number,
  customer: string,
  entry: string,
  seen: Map<string, StoreChange>,
): Decision {
  const writes = seen.get(entry)?.writes ?? []
  seen.delete(entry)
  const bytesOf = (table: Write['table'], column: string): Uint8Array | undefined => {
    const write = writes.find(one => one.table === table)
    const row = (write?.do === 'patch' ? write.set : write?.do === 'insert' ? write.row : {}) as Record<string, unknown>
    return row[column] as Uint8Array | undefined
  }
  return {
    number,
    version,
    customer,
    entry,
    state: bytesOf('customer_state', 'state'),
    commitment: bytesOf('entries', 'commitment') ?? new Uint8Array(),
    sealed: bytesOf('entries', 'sealed') ?? new Uint8Array(),
  }
}
