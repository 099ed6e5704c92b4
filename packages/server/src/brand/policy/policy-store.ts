import type { Instant } from '@candor/terms'
import type { Store, Write } from '../../adapters/store/index.ts'

/** A policy file as it was when it first judged. */
export type KeptPolicy = { readonly digest: string; readonly source: string; readonly loadedAt: Instant }

/** From when on a policy judged. */
export type PolicyTerm = { readonly digest: string; readonly since: Instant }

/**
 * Keeps the text of a policy under its digest, so that every decision can show what judged it. A policy that is known
 * already stays as it was first kept; when another judged meanwhile, its return is noted. Rejects with `StoreAway` when it
 * could not be made durable.
 */
export async function rememberPolicy(store: Store, policy: KeptPolicy): Promise<void> {
  const row = { digest: policy.digest, source: policy.source, loaded_at: policy.loadedAt }
  // A conflict means that the digest is there: the same words, kept at an earlier start.
  const kept = await insert(store, { do: 'insert', table: 'policies', row })
  const [newest] = await policyTerms(store)
  if (kept || newest === undefined || newest.digest === policy.digest) return
  const at = Math.max(policy.loadedAt, newest.since + 1)
  await insert(store, { do: 'insert', table: 'policy_returns', row: { at, digest: policy.digest } })
}

const insert = async (store: Store, write: Write): Promise<boolean> =>
  (await store.commit({ expect: [], writes: [write] })).done

/** The policy a decision names; undefined when this house never loaded it. */
export async function policyByDigest(store: Store, digest: string): Promise<KeptPolicy | undefined> {
  const row = await store.db.selectFrom('policies').selectAll().where('digest', '=', digest).executeTakeFirst()
  return row && { digest: row.digest, source: row.source, loadedAt: Number(row.loaded_at) }
}

/** Every policy that judged here and since when, newest first; one that came back stands there again. */
export async function policyTerms(store: Store): Promise<PolicyTerm[]> {
  const first = await store.db.selectFrom('policies').select(['digest', 'loaded_at as since']).execute()
  const again = await store.db.selectFrom('policy_returns').select(['digest', 'at as since']).execute()
  return [...first, ...again]
    .map(({ digest, since }) => ({ digest, since: Number(since) }))
    .toSorted((a, b) => b.since - a.since || (a.digest < b.digest ? 1 : -1))
}
