import { ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { moveSource, type SourceMove } from './move-source.ts'
import { parseSet, type SourceSet } from './parse-source.ts'
import { type NewVouch, parseVouch, type VouchPurposes } from './parse-vouch.ts'
import { refuseFaults, type SourceRefusal } from './refusal.ts'
import type { Source } from './source.ts'
import { vouchColumns } from './source-store.ts'
import { revokedRow } from './write-key.ts'

type Changed = Promise<Result<Source, SourceRefusal>>
const sourceOnly = async (moved: Promise<Result<{ source: Source }, SourceRefusal>>): Changed => {
  const done = await moved
  return done.ok ? ok(done.value.source) : done
}

/** Changes origins, limit or whether the source is made for children. What is absent stays as it was. */
export const changeSource = (ground: Ground, move: SourceMove, set: SourceSet): Changed =>
  sourceOnly(
    moveSource(ground, move, 'change', ({ kind }) => {
      const parsed = parseSet(set, kind)
      if (!parsed.ok) return refuseFaults(parsed.error)
      const { origins, perSecond, childDirected } = parsed.value
      const columns = {
        ...(origins === undefined ? {} : { origins: JSON.stringify(origins) }),
        ...(perSecond === undefined ? {} : { per_second: perSecond }),
        ...(childDirected === undefined ? {} : { child_directed: childDirected ? 1 : 0 }),
      }
      return ok({ columns, detail: JSON.parse(JSON.stringify(parsed.value)), value: true })
    }),
  )

/**
 * The brand gives its word that people said yes before this source sends anything. It replaces an earlier word of the source,
 * counts from now on, never stands against a no, and customers read it.
 */
export const vouchFor = (ground: Ground, move: SourceMove, ask: NewVouch, purposes: VouchPurposes): Changed =>
  sourceOnly(
    moveSource(ground, move, 'vouch', () => {
      const vouch = parseVouch(ask, purposes, ground.clock.now())
      if (!vouch.ok) return refuseFaults(vouch.error)
      return ok({ columns: vouchColumns(vouch.value), detail: { vouch: vouch.value }, value: true })
    }),
  )

/** Takes the word back: from now on a purpose that rests on consent needs a recorded one. */
export const endVouch = (ground: Ground, move: SourceMove): Changed =>
  sourceOnly(
    moveSource(ground, move, 'unvouch', ({ vouch }) =>
      ok({ columns: vouchColumns(undefined), detail: vouch ? { since: vouch.since } : {}, value: true }),
    ),
  )

/** Ends a source for good: none of its keys works any more. What it brought stays as long as it was to be kept. */
export const closeSource = (ground: Ground, move: SourceMove): Changed =>
  sourceOnly(
    moveSource(ground, move, 'close', (_, keys) => {
      const now = ground.clock.now()
      const writes = keys.filter(key => key.revokedAt === undefined).map(({ hash }) => revokedRow(hash, now))
      return ok({ columns: { closed_at: now }, writes, value: true })
    }),
  )
