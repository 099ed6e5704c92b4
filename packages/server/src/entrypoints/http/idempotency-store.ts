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
