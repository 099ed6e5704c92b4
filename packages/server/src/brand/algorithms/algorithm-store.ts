import type { Instant, Json } from '@candor/terms'
import type { Expectation, RowOf, Store, Write } from '../../adapters/store/index.ts'
import { type Interlock, noInterlock } from './interlock.ts'

/** What is kept of an algorithm of the policy. Version 0: nothing yet, it decides freely and was never watched. */
export type AlgorithmState = {
  readonly algorithm: string
  readonly version: number
  readonly interlock: Interlock
  /** The evidence gathered so far; only who watches knows its form. */
  readonly watch: Json
}

/**
 * How an algorithm is held back at this moment. Ask anew for each decision: what one process sets holds for the next decision of
 * every process. What is being decided while it is set may still go the old way.
 */
export async function interlockOf({ db }: Store, algorithm: string): Promise<Interlock> {
  // Without `watch`, which is large beside it.
  const row = await db.selectFrom('algorithms').select('state').where('algorithm', '=', algorithm).executeTakeFirst()
  return row ? (JSON.parse(row.state) as Interlock) : noInterlock
}

export async function readAlgorithm(store: Store, algorithm: string): Promise<AlgorithmState> {
  const row = await store.get('algorithms', { algorithm })
  if (!row) return { algorithm, version: 0, interlock: noInterlock, watch: null }
  return {
    algorithm,
    version: row.version,
    interlock: JSON.parse(row.state) as Interlock,
    watch: JSON.parse(row.watch) as Json,
  }
}

/** Changes what is kept of an algorithm, if nobody else did meanwhile. */
export function algorithmChange(
  before: AlgorithmState,
  set: Partial<Pick<AlgorithmState, 'interlock' | 'watch'>>,
  now: Instant,
): { expect: Expectation[]; writes: Write[] } {
  const { algorithm, version, interlock, watch } = { ...before, ...set }
  const key = { algorithm }
  const row: RowOf<'algorithms'> = {
    state: JSON.stringify(interlock),
    watch: JSON.stringify(watch),
    updated_at: now,
  }
  return {
    expect: [{ table: 'algorithms', key, version }],
    writes: [
      version === 0
        ? { do: 'insert', table: 'algorithms', row: { ...key, version: 1, ...row } }
        : { do: 'patch', table: 'algorithms', key, set: row },
    ],
  }
}
