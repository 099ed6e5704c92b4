import type { Instant, Json } from '@candor/terms'
import type { Tables } from '../../adapters/store/index.ts'
import type { House } from '../../decisions/index.ts'
import type { Change } from '../../record/index.ts'
import type { LawSays } from './law-says.ts'

/** What one batch did: counts, never whose. */
export type BatchDone = {
  readonly rule: string
  readonly limit: string
  /** What was counted from before this instant is over. */
  readonly until: Instant
  readonly ended: number
  /** Put away, sealed, because a legal hold stands. */
  readonly held: number
  readonly law: LawSays
}

// INVARIANT: each batch has one entry, and what is ended counts once: whoever commits moves the version of the rule.
/** How much a rule ended so far. Read before what is due: whoever is faster then moves the version, and the batch gathers anew. */
export const accountOf = (house: House, rule: string): Promise<Account> => house.store.get('retention_rules', { rule })
type Account = Tables['retention_rules'] | undefined

/** The entry of a batch and the count of its rule, guarded by the version that was read before. */
export function accounted(house: House, row: Account, done: BatchDone): Partial<Change> {
  const { rule, ended, until } = done
  const version = row?.version ?? 0
  const set = { ended: (row?.ended ?? 0) + ended, ended_at: house.clock.now(), until }
  const write = row
    ? ({ do: 'patch', table: 'retention_rules', key: { rule }, set } as const)
    : ({ do: 'insert', table: 'retention_rules', row: { rule, version: 1, ...set } } as const)
  return {
    expect: [{ table: 'retention_rules', key: { rule }, version }],
    writes: [write],
    entries: [{ entry: house.ids.id(), customer: 'brand', kind: 'retention', body: done as unknown as Json }],
  }
}
