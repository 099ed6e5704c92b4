import { day, type Instant } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'

/** An import that was announced, before its rows arrive. Kept in the store, so that any process may take the rows. */
export type ImportRequest = {
  readonly of: 'customers' | 'items'
  /** Text of the map; empty when there is none. */
  readonly map: string
  readonly all: boolean
  readonly fileDigest: string
  readonly totalBytes?: number
  readonly dryRun: boolean
  readonly at: Instant
}

const prefix = 'import-request:'
/** How long rows may follow. */
const waitsFor = day

export async function keepImportRequest(store: Store, id: string, request: ImportRequest): Promise<void> {
  const row = { key: prefix + id, value: JSON.stringify(request) }
  await store.commit({ expect: [], writes: [{ do: 'insert', table: 'meta', row }] })
}

export async function importRequest(store: Store, id: string, now: Instant): Promise<ImportRequest | undefined> {
  const row = await store.db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', prefix + id)
    .executeTakeFirst()
  const request = row && (JSON.parse(row.value) as ImportRequest)
  return request && request.at > now - waitsFor ? request : undefined
}

/** Forgets announcements that are too old; answers how many. */
export async function pruneImportRequests(store: Store, now: Instant): Promise<number> {
  const rows = await store.db
    .selectFrom('meta')
    .selectAll()
    .where('key', '>=', prefix)
    .where('key', '<', `${prefix}~`)
    .execute()
  const old = rows.filter(({ value }) => (JSON.parse(value) as ImportRequest).at <= now - waitsFor)
  if (old.length === 0) return 0
  await store.commit({ expect: [], writes: old.map(({ key }) => ({ do: 'remove', table: 'meta', key: { key } })) })
  return old.length
}
