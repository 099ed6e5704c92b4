import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { DataKey } from '../../adapters/keys/index.ts'
import type { Store, Tables, Write } from '../../adapters/store/index.ts'
import { existingKey } from '../../record/index.ts'
import type { Hold, HoldGround, HoldWords } from './hold.ts'

const sealedFor = (customer: string, hold: string): string => `legal_holds|${customer}|${hold}`

const sealed = (ground: Ground, key: DataKey, { customer, hold }: Hold, words: HoldWords): Uint8Array =>
  ground.keys.seal(key, sealedFor(customer, hold), new TextEncoder().encode(JSON.stringify(words)))

export const holdRow = (ground: Ground, key: DataKey, hold: Hold, words: HoldWords): Write => ({
  do: 'insert',
  table: 'legal_holds',
  row: {
    customer: hold.customer,
    hold: hold.hold,
    version: 1,
    ground: hold.ground,
    silent: hold.silent ? 1 : 0,
    placed_at: hold.placedAt,
    until: hold.until ?? null,
    released_at: null,
    sealed: sealed(ground, key, hold, words),
  },
})

/** The hold ends; its words stay until the row expires, for whoever asks why something was kept. */
export function releasePatch(ground: Ground, key: DataKey, hold: Hold, words: HoldWords, at: Instant) {
  const { customer, version } = hold
  const row = { customer, hold: hold.hold }
  const set = { released_at: at, sealed: sealed(ground, key, hold, words) }
  return {
    expect: [{ table: 'legal_holds' as const, key: row, version }],
    writes: [{ do: 'patch' as const, table: 'legal_holds' as const, key: row, set }],
  }
}

const holdOf = (row: Omit<Tables['legal_holds'], 'sealed'>): Hold => ({
  customer: row.customer,
  hold: row.hold,
  version: row.version,
  ground: row.ground as HoldGround,
  silent: row.silent !== 0,
  placedAt: row.placed_at,
  ...(row.until === null ? {} : { until: row.until }),
  ...(row.released_at === null ? {} : { releasedAt: row.released_at }),
})

/** Every hold that was ever placed on these customers and is still kept, released ones included, oldest first. */
export async function allHoldsOn({ store }: Pick<Ground, 'store'>, customers: readonly string[]): Promise<Hold[]> {
  const rows = await store.among('legal_holds', 'customer', customers)
  return rows.map(holdOf).sort((a, b) => a.placedAt - b.placedAt || (a.hold < b.hold ? -1 : 1))
}

/**
 * The legal holds in force on these customers, the halves of one person as a rule. Such a customer is not erased; what is over
 * is only stored. A hold ends when its release is on record, never by a clock alone.
 */
export async function holdsOn(ground: Pick<Ground, 'store'>, customers: readonly string[]): Promise<readonly Hold[]> {
  if (customers.length === 0) return []
  return (await allHoldsOn(ground, customers)).filter(({ releasedAt }) => releasedAt === undefined)
}

/** A hold by its own name alone, for staff: a row for each half of the person; none where there is no such hold. */
export async function rowsOfHold({ store }: Pick<Ground, 'store'>, hold: string): Promise<Hold[]> {
  const rows = await store.among('legal_holds', 'hold', [hold])
  return rows.map(holdOf).sort((a, b) => (a.customer < b.customer ? -1 : 1))
}

/** Holds in force, a row for each half of the person, oldest first, after a place in that order. */
export async function holdsInForce(
  store: Store,
  limit: number,
  after: readonly [placedAt: Instant, hold: string] = [-1, ''],
): Promise<Hold[]> {
  const [placedAt, hold] = after
  const rows = await store.db
    .selectFrom('legal_holds')
    .selectAll()
    .where('released_at', 'is', null)
    .where(({ and, eb, or }) =>
      or([eb('placed_at', '>', placedAt), and([eb('placed_at', '=', placedAt), eb('hold', '>', hold)])]),
    )
    .orderBy('placed_at')
    .orderBy('hold')
    .limit(limit)
    .execute()
  return rows.map(holdOf)
}

/** How many holds are in force. */
export async function countHolds(store: Store): Promise<number> {
  const { n } = await store.db
    .selectFrom('legal_holds')
    .select(({ fn }) => fn.count<number>('hold').distinct().as('n'))
    .where('released_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** What was said about a hold; undefined once its customer is erased. */
export async function wordsOfHold(ground: Ground, { customer, hold }: Hold): Promise<HoldWords | undefined> {
  const row = await ground.store.get('legal_holds', { customer, hold })
  const key = row?.sealed && (await existingKey(ground, customer, 'record'))
  if (!key || !row?.sealed) return undefined
  const plain = ground.keys.unseal(key.key, sealedFor(customer, hold), row.sealed)
  return JSON.parse(new TextDecoder().decode(plain)) as HoldWords
}
