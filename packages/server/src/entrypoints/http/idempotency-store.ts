import { day, type Instant } from '@candor/terms'
import type { Store, Write } from '../../adapters/store/index.ts'

/** An answer that was given once and is given again word for word. */
export type KeptAnswer = {
  readonly status: number
  readonly body: string
  readonly etag?: string
  /** The body of the first answer where that is given once and never kept. */
  readonly first?: string
}

export type KeptRow = { readonly bodyDigest: string; readonly answer: KeptAnswer }

/** How long an answer is kept. */
export const keptFor = day

export async function keptAnswer(store: Store, key: string, now: Instant): Promise<KeptRow | undefined> {
  const row = await store.db.selectFrom('idempotency').selectAll().where('key', '=', key).executeTakeFirst()
  if (!row || row.at <= now - keptFor) return undefined
  const { body, etag } = JSON.parse(row.answer) as { body: string; etag?: string }
  return { bodyDigest: row.body_digest, answer: { status: row.status, body, ...(etag === undefined ? {} : { etag }) } }
}

export function keepAnswer(key: string, { bodyDigest, answer }: KeptRow, at: Instant): Write {
  const { status, body, etag } = answer
  const row = { key, body_digest: bodyDigest, status, answer: JSON.stringify({ body, etag }), at }
  return { do: 'put', table: 'idempotency', row }
}

/** Forgets up to 1,000 answers that are too old; answers how many. */
export async function pruneAnswers(store: Store, now: Instant): Promise<number> {
  const rows = await store.db
    .selectFrom('idempotency')
    .select('key')
    .where('at', '<=', now - keptFor)
    .limit(1_000)
    .execute()
  if (rows.length === 0) return 0
  await store.commit({
    expect: [],
    writes: rows.map(({ key }) => ({ do: 'remove', table: 'idempotency', key: { key } })),
  })
  return rows.length
}
