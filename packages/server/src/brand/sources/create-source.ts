import { ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { type NewSource, parseNewSource } from './parse-source.ts'
import { refuse, refuseFaults, type SourceRefusal, tryAgain } from './refusal.ts'
import type { Source } from './source.ts'
import { forgetKeys } from './source-by-key.ts'
import { sourceEntry } from './source-entry.ts'
import { listSources, sourceRow } from './source-store.ts'
import { keyRow, makeKey, type NewWriteKey } from './write-key.ts'

/** Open sources a brand may have. */
export const mostSources = 100

export type SourceWithKey = { readonly source: Source; readonly key: NewWriteKey }

/**
 * Makes a source with its first write key. The text of a server key is in the answer and nowhere else. The names of closed
 * sources are not used again: what was collected under them would change its meaning.
 */
export async function createSource(
  ground: Ground,
  ask: NewSource,
  by: string,
): Promise<Result<SourceWithKey, SourceRefusal>> {
  const parsed = parseNewSource(ask)
  if (!parsed.ok) return refuseFaults(parsed.error)
  const { name, ...rest } = parsed.value
  const now = ground.clock.now()
  const source: Source = { source: name, version: 1, ...rest, createdAt: now }
  const key = makeKey(ground.ids, source.kind)
  const gatherAndDecide = async (): Promise<{ change: Change; value: Result<SourceWithKey, SourceRefusal> }> => {
    const all = await listSources(ground.store)
    if (all.some(each => each.source === name))
      return { change: noChange, value: refuse('source-exists', `There is already a source "${name}".`) }
    if (all.filter(each => each.closedAt === undefined).length >= mostSources)
      return { change: noChange, value: refuse('source-limit', `There are ${mostSources} open sources already.`) }
    const entry = sourceEntry(ground, name, 'create', by, { kind: source.kind, key: key.key })
    const writes = [sourceRow(source), keyRow(name, key, now)]
    const expect = [{ table: 'sources', key: { source: name }, version: 0 } as const]
    return { change: together({ expect, writes, entries: [entry] }), value: ok({ source, key }) }
  }
  const done = await decideAndCommit(ground, gatherAndDecide).finally(() => forgetKeys(ground.store))
  return done.done ? done.value : tryAgain
}
