import { ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { SourceWithKey } from './create-source.ts'
import { moveSource, type SourceMove } from './move-source.ts'
import { refuse, type SourceRefusal } from './refusal.ts'
import type { Source } from './source.ts'
import { keyRow, makeKey, revokedRow } from './write-key.ts'

/** Working keys a source may have at one time. */
export const mostKeys = 10

/** Makes a new key beside the old ones, which go on until they are revoked: clients change over without a gap. */
export async function rotateKey(ground: Ground, move: SourceMove): Promise<Result<SourceWithKey, SourceRefusal>> {
  const done = await moveSource(ground, move, 'rotate', ({ source, kind }, keys) => {
    if (keys.filter(key => key.revokedAt === undefined).length >= mostKeys)
      return refuse('source-limit', `"${source}" has ${mostKeys} keys that work. Revoke one first.`)
    const key = makeKey(ground.ids, kind)
    return ok({ writes: [keyRow(source, key, ground.clock.now())], detail: { key: key.key }, value: key })
  })
  return done.ok ? ok({ source: done.value.source, key: done.value.value }) : done
}

/**
 * Ends a key for good: at once in this process, within a second in others. `key` is its short name as `listWriteKeys` gives it;
 * one that is revoked already stays so.
 */
export async function revokeWriteKey(
  ground: Ground,
  move: SourceMove,
  key: string,
): Promise<Result<Source, SourceRefusal>> {
  const done = await moveSource(ground, move, 'revoke', ({ source }, keys) => {
    const found = keys.find(each => each.key === key)
    if (!found) return refuse('write-key-unknown', `"${source}" has no key "${key.slice(0, 64)}". Nothing was changed.`)
    const writes = found.revokedAt === undefined ? [revokedRow(found.hash, ground.clock.now())] : []
    return ok({ writes, detail: { key }, value: true })
  })
  return done.ok ? ok(done.value.source) : done
}
