import type { Store } from './port.ts'

/** What a snapshot answers besides its reads. */
export const still: Pick<Store, 'commit' | 'dump' | 'scrub' | 'stats'> = {
  commit: async () => {
    throw new Error('a snapshot takes no commit')
  },
  dump: () => {
    throw new Error('a snapshot is not backed up; its store is')
  },
  scrub: async () => undefined,
  stats: () => ({ transactions: 0, changes: 0, conflicts: 0 }),
}

export const statesSql = (one: string, two: string): string =>
  `SELECT "customer", "state" FROM "customer_state" WHERE "customer" > ${one} AND "layout" = ${two} ORDER BY "customer"`
