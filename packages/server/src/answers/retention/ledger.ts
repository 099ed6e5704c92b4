import type { Instant, Json } from '@candor/terms'
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
/** The entry of a batch and the count of its rule, guarded by the rule's version. */
export async function accounted(house: House, done: BatchDone): Promise<Partial<Change>> {
  const { rule, ended, until } = done
  const row = await house.store.get('retention_rules', { rule })
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
