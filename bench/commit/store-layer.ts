import type { Store, StoreChange } from '../../packages/server/src/adapters/store/index.ts'
import { inParallel } from './callers.ts'
import type { Decision, Through } from './decision.ts'

const customers = 2_000
const customerOf = (number: number): string => `c${String((number * 7_919) % 1_000_003).padStart(19, '0')}`

/** Decisions whose rows are ready-made: what the store alone costs. */
export function throughStore(store: Store, seconds: number): Promise<Through> {
  return inParallel(store, seconds, async number => {
    const decision: Decision = {
      customer: customerOf(number % customers),
      version: Math.floor(number / customers),
      number,
      entry: String(number).padStart(26, '0'),
      state: new Uint8Array(256).fill(7),
      commitment: new Uint8Array(32).fill(5),
      sealed: new Uint8Array(600).fill(9),
    }
    const result = await store.commit(changeOf(decision))
    if (!result.done) throw new Error(result.conflict)
    return decision
  })
}

function changeOf({ customer, version, number, entry, state, commitment, sealed }: Decision): StoreChange {
  const dispatch = { customer, act: `spring-${version}`, version: 1, campaign: 'spring', channel: 'email' }
  return {
    expect: [{ table: 'customer_state', key: { customer }, version }],
    writes: [
      { do: 'put', table: 'customer_state', row: { customer, version: version + 1, layout: 1, state: state ?? null } },
      {
        do: 'insert',
        table: 'dispatches',
        row: { ...dispatch, purpose: 'offers', state: 'handing_off', attempt: 1, entry, decided_at: number },
      },
      { do: 'insert', table: 'entries', row: { customer, entry, kind: 'decision', t: number, commitment, sealed } },
    ],
  }
}
