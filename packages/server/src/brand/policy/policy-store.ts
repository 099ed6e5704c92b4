import type { Instant } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'

/** A policy file as it was when it first judged. */
export type KeptPolicy = { readonly digest: string; readonly source: string; readonly loadedAt: Instant }

/**
 * Keeps the text of a policy under its digest, so that every decision can show what judged it. A policy that is known
 * already stays as it was first kept. Rejects with `StoreAway` when it could not be made durable.
 */
export async function rememberPolicy(store: Store, policy: KeptPolicy): Promise<void> {
  const row = { digest: policy.digest, source: policy.source, loaded_at: policy.loadedAt }
  // A conflict means that the digest is there: the same words, kept at an earlier start.
  await store.commit({ expect: [], writes: [{ do: 'insert', table: 'policies', row }] })
}

/** The policy a decision names; undefined when this house never loaded it. */
export async function policyByDigest(store: Store, digest: string): Promise<KeptPolicy | undefined> {
  const row = await store.db.selectFrom('policies').selectAll().where('digest', '=', digest).executeTakeFirst()
  return row && { digest: row.digest, source: row.source, loadedAt: Number(row.loaded_at) }
}
