import { type Json, ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { RowOf, Write } from '../../adapters/store/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { refuse, refuseFaults, type SourceRefusal, tryAgain, unknownSource } from './refusal.ts'
import type { Source } from './source.ts'
import { forgetKeys } from './source-by-key.ts'
import { type SourceVerb, sourceEntry } from './source-entry.ts'
import { type KeptKey, readKeys, readSource } from './source-store.ts'

/** Which source is changed, and who does it (`staff:<id>`, `key:<id>`), for the record. */
export type SourceMove = {
  readonly name: string
  readonly by: string
  /** Whether the source is still as the caller saw it; absent: it does not matter. */
  readonly isCurrent?: (source: Source) => boolean
}

type Decided<T> = {
  readonly columns?: RowOf<'sources'>
  readonly writes?: readonly Write[]
  readonly detail?: { readonly [name: string]: Json }
  readonly value: T
}
type Moved<T> = { readonly source: Source; readonly value: T }

/** Changes an open source and its keys as one, with an entry that says who did what. Its version moves on with each change. */
export async function moveSource<T>(
  ground: Ground,
  { name, by, isCurrent }: SourceMove,
  verb: SourceVerb,
  decide: (source: Source, keys: readonly KeptKey[]) => Result<Decided<T>, SourceRefusal>,
): Promise<Result<Moved<T>, SourceRefusal>> {
  if (by === '') return refuseFaults([{ path: 'by', says: 'must say who changes the source' }])
  const gatherAndDecide = async (): Promise<{ change: Change; value: Result<T, SourceRefusal> }> => {
    const source = await readSource(ground.store, name)
    const refused = source === undefined ? unknownSource(name) : refusalOf(source, isCurrent)
    if (source === undefined || refused) return { change: noChange, value: refused ?? unknownSource(name) }
    const decided = decide(source, await readKeys(ground.store, name))
    if (!decided.ok) return { change: noChange, value: decided }
    const { columns, writes = [], detail, value } = decided.value
    const key = { source: name }
    const patched: Write[] =
      columns && Object.keys(columns).length > 0 ? [{ do: 'patch', table: 'sources', key, set: columns }] : []
    const entries = [sourceEntry(ground, name, verb, by, detail)]
    const expect = [{ table: 'sources', key, version: source.version } as const]
    return { change: together({ expect, writes: [...patched, ...writes], entries }), value: ok(value) }
  }
  // Also when nobody knows whether the commit succeeded.
  const done = await decideAndCommit(ground, gatherAndDecide).finally(() => forgetKeys(ground.store))
  if (!done.done) return tryAgain
  if (!done.value.ok) return done.value
  const source = await readSource(ground.store, name)
  return source === undefined ? unknownSource(name) : ok({ source, value: done.value.value })
}

function refusalOf(source: Source, isCurrent: SourceMove['isCurrent']) {
  if (source.closedAt !== undefined)
    return refuse('source-closed', `"${source.source}" is closed; nothing of it can be changed.`)
  return isCurrent === undefined || isCurrent(source)
    ? undefined
    : refuse('version-moved', `"${source.source}" was changed since you read it. Nothing was changed.`)
}
