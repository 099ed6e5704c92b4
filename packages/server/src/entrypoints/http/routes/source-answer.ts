import type { Source as SourceAnswer, Tallies } from '@candor/contract'
import {
  emptyTally,
  listWriteKeys,
  type Source,
  type SourceRefusal,
  type Tally,
  type WriteKey,
} from '../../../brand/sources/index.ts'
import type { House } from '../../../decisions/index.ts'
import { type ApiError, tryAgain } from '../problem.ts'

/** A source as the API tells of it, with its keys. */
export const sourceAnswer = async (house: House, source: Source): Promise<SourceAnswer> =>
  withKeys(source, await listWriteKeys(house.store, source.source))

export const withKeys = (source: Source, keys: readonly WriteKey[]): SourceAnswer => ({
  source: source.source,
  version: source.version,
  kind: source.kind,
  vouch: source.vouch ? { ...source.vouch, purposes: [...source.vouch.purposes] } : null,
  origins: [...source.origins],
  per_second: source.perSecond,
  child_directed: source.childDirected,
  created_at: source.createdAt,
  closed_at: source.closedAt ?? null,
  keys: keys.map(({ key, shown, createdAt, revokedAt }) => ({
    key,
    shown,
    created_at: createdAt,
    revoked_at: revokedAt ?? null,
  })),
})

/** The counts of one day; a source that nothing was counted for has zeros. */
export const talliesAnswer = (
  of: { readonly day: string; readonly source: string },
  tally: Tally = emptyTally,
  unknown: Tally = emptyTally,
): Tallies => ({ ...of, ...structuredClone(tally), unknown_keys: unknown.refused['unknown-key'] ?? 0 })

/** Names the version, for If-Match. Keys have no version of their own: each change of theirs is one of the source. */
export const etagOf = ({ version }: Source): string => `"${version}"`

export const refused = ({ code, says, faults }: SourceRefusal): ApiError =>
  code === 'try-again' ? tryAgain : faults ? { code, errors: faults } : { code, detail: says }
