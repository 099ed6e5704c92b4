import { second } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Store } from '../../adapters/store/index.ts'
import type { Source } from './source.ts'
import { sourceOf } from './source-store.ts'
import { hashKey, longestKey } from './write-key.ts'

type Known = ReadonlyMap<string, Source>
type Snapshot = { readonly at: number; readonly known: Promise<Known> }

// All keys that work, read at most once a second: there are few, and a flood of wrong ones then costs the store nothing.
const snapshots = new WeakMap<Store, Snapshot>()

/**
 * The open source behind a write key; undefined when the key is unknown, revoked, or of another brand. A key revoked by
 * another process works for at most a second more. Rejects with `StoreAway` when the store cannot be asked.
 */
export async function sourceByKey(ground: Ground, keyText: string): Promise<Source | undefined> {
  if (keyText === '' || keyText.length > longestKey) return undefined
  return (await knownKeys(ground)).get(hashKey(keyText))
}

/** What this process remembers of sources and keys is read again. Called after every change of them. */
export function forgetKeys(store: Store): void {
  snapshots.delete(store)
}

function knownKeys({ store, clock }: Ground): Promise<Known> {
  const now = clock.monotonic()
  const kept = snapshots.get(store)
  if (kept && now - kept.at < second) return kept.known
  const snapshot: Snapshot = { at: now, known: readKnown(store) }
  snapshots.set(store, snapshot)
  // A read that failed is not remembered; whoever asked sees the failure.
  snapshot.known.catch(() => snapshots.get(store) === snapshot && snapshots.delete(store))
  return snapshot.known
}

async function readKnown({ db }: Store): Promise<Known> {
  const rows = await db
    .selectFrom('write_keys')
    .innerJoin('sources', 'sources.source', 'write_keys.source')
    .selectAll('sources')
    .select('write_keys.key_hash')
    .where('write_keys.revoked_at', 'is', null)
    .where('sources.closed_at', 'is', null)
    .execute()
  return new Map(rows.map(({ key_hash, ...row }) => [key_hash, sourceOf(row)]))
}
