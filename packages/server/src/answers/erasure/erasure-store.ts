import type { Expectation, Store, Tables, Write } from '../../adapters/store/index.ts'
import type { Erasure, ErasureBody, ErasureState, ErasureWhy } from './erasure.ts'

const erasureOf = (row: Tables['erasures']): Erasure => ({
  erasure: row.erasure,
  version: row.version,
  state: row.state as ErasureState,
  why: row.why as ErasureWhy,
  begunAt: row.begun_at,
  ...(row.emptied_at === null ? {} : { emptiedAt: row.emptied_at }),
  ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
  ...(row.entry === null ? {} : { entry: row.entry }),
  body: JSON.parse(row.body) as ErasureBody,
})

export async function readErasure(store: Store, erasure: string): Promise<Erasure | undefined> {
  const row = await store.get('erasures', { erasure })
  return row && erasureOf(row)
}

/** Erasures whose last step is not done, oldest first. */
export async function underWay(store: Store): Promise<Erasure[]> {
  const rows = await store.db
    .selectFrom('erasures')
    .selectAll()
    .where('settled_at', 'is', null)
    .orderBy('begun_at')
    .execute()
  return rows.map(erasureOf)
}

/** The ids of all erasures that this store knows. */
export async function erasuresKnown(store: Store): Promise<Set<string>> {
  const rows = await store.db.selectFrom('erasures').select('erasure').execute()
  return new Set(rows.map(row => row.erasure))
}

export const begunRow = ({ erasure, why, begunAt, body }: Omit<Erasure, 'version' | 'state'>): Write => ({
  do: 'insert',
  table: 'erasures',
  row: {
    erasure,
    version: 1,
    state: 'begun',
    why,
    begun_at: begunAt,
    emptied_at: null,
    settled_at: null,
    entry: null,
    body: JSON.stringify(body),
  },
})

/** Moves an erasure on, if nobody else did meanwhile. */
export function erasureChange(
  { erasure, version }: Erasure,
  set: Partial<Omit<Tables['erasures'], 'erasure' | 'version'>>,
): { expect: Expectation[]; writes: Write[] } {
  const key = { erasure }
  return {
    expect: [{ table: 'erasures', key, version }],
    writes: [{ do: 'patch', table: 'erasures', key, set }],
  }
}
