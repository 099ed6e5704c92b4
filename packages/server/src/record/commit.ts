import type { Ground } from '../adapters/ground.ts'
import type { CommitResult, Write } from '../adapters/store/index.ts'
import type { Change, EntryDraft, Happening } from './change.ts'
import { entryRow } from './entry.ts'
import { makeKey, type RingKey, recordKeys } from './key-ring.ts'

/** Seals the entries, writes the happenings, and commits everything or nothing. Durable when it resolves with `done`. */
export async function commitChange(ground: Ground, change: Change): Promise<CommitResult> {
  const entries = await entryWrites(ground, change.entries)
  const happenings = change.happenings.map(happening => outboxRow(ground, happening))
  return ground.store.commit({ expect: change.expect, writes: [...change.writes, ...entries, ...happenings] })
}

export type Committed<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly conflict: string }

/**
 * Gathers, decides and commits; when somebody else changed what was gathered, gathers and decides again, three times at
 * most. Still losing after that is for the caller to answer with 503: come back in a moment.
 */
export async function decideAndCommit<T>(
  ground: Ground,
  gatherAndDecide: () => Promise<{ change: Change; value: T }>,
): Promise<Committed<T>> {
  let conflict = ''
  for (let attempt = 0; attempt < 3; attempt++) {
    const { change, value } = await gatherAndDecide()
    const result = await commitChange(ground, change)
    if (result.done) return { done: true, value }
    conflict = result.conflict
  }
  return { done: false, conflict }
}

async function entryWrites(ground: Ground, drafts: readonly EntryDraft[]): Promise<Write[]> {
  const known = new Set(drafts.flatMap(({ isNew, customer }) => (isNew ? [] : [customer])))
  const keys = known.size > 0 ? await recordKeys(ground, [...known]) : new Map<string, RingKey>()
  const writes: Write[] = []
  for (const draft of drafts) {
    let ring = keys.get(draft.customer)
    if (!ring) {
      ring = makeKey(ground, draft.customer, 'record')
      keys.set(draft.customer, ring)
      writes.push(...ring.writes)
    }
    writes.push(entryRow(ground, ring.key, draft, ground.clock.now()))
  }
  return writes
}

function outboxRow(ground: Ground, happening: Happening): Write {
  return {
    do: 'insert',
    table: 'outbox',
    row: {
      customer: happening.customer,
      happening: ground.ids.id(),
      kind: happening.kind,
      body: JSON.stringify(happening.body),
      at: ground.clock.now(),
      done_at: null,
      attempts: 0,
    },
  }
}
