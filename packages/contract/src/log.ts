import { Type } from 'typebox'
import { Instant, Problem } from './common.ts'

/** Who watches the log from outside (c2sp.org/tlog-witness). `quorum`: the name of the group that must sign; null where nobody watches. */
export const Witnessing = Type.Object({
  quorum: Type.Union([Type.String(), Type.Null()]),
  reached: Type.Boolean({ description: 'The published checkpoint bears the quorum' }),
  says: Type.String({ description: 'What that means, in a sentence' }),
  witnesses: Type.Array(
    Type.Object({
      name: Type.String(),
      url: Type.String(),
      standing: Type.String({ description: 'new, cosigned, away, refuses, ahead or another-tree' }),
      why: Type.String(),
      cosigned: Type.Union([Type.Object({ size: Type.Integer(), at: Type.Integer() }), Type.Null()]),
    }),
  ),
})
export type Witnessing = Type.Static<typeof Witnessing>

/**
 * The log: its name, the keys that sign its checkpoints now and those that did (c2sp.org/signed-note), how many entries are
 * published, and what of it is not given out any more, with the policy that allows it (c2sp.org/tlog-tiles, pruning).
 */
export const Log = Type.Object({
  origin: Type.String(),
  vkey: Type.String({ description: 'The oldest key that signs; whoever knows one key needs this one' }),
  vkeys: Type.Array(Type.String()),
  retired: Type.Array(Type.Object({ vkey: Type.String(), until: Instant })),
  size: Type.Integer(),
  published: Type.Boolean({ description: 'Whether anybody may read the files' }),
  minimum_index: Type.Integer(),
  pruning: Type.String({ description: 'The pruning policy in words' }),
  succeeds: Type.Array(Type.Object({ origin: Type.String(), size: Type.Integer(), root: Type.String(), at: Instant }), {
    description: 'The logs that this one took over from, the last first; `/log/succession` proves it',
  }),
  witnessing: Witnessing,
})
export type Log = Type.Static<typeof Log>

/** How many waiting entries were given their place. */
export const Sequenced = Type.Object({ placed: Type.Integer() })

const whole = Type.String({ pattern: '^(0|[1-9][0-9]{0,15})$' })
const Hashes = Type.Array(Type.String({ description: 'Base64, from the bottom of the tree up' }))

export const ConsistencyQuery = Type.Object({ from: whole, to: Type.Optional(whole) }, { additionalProperties: false })
/** That the log of `from` entries is a prefix of that of `to` (RFC 9162 §2.1.4). */
export const Consistency = Type.Object({ from: Type.Integer(), to: Type.Integer(), hashes: Hashes })

export const InclusionQuery = Type.Object({ index: whole, size: Type.Optional(whole) }, { additionalProperties: false })
/** That the leaf with this hash stands at `index` in the log of `size` entries (RFC 9162 §2.1.3). */
export const Inclusion = Type.Object({
  index: Type.Integer(),
  size: Type.Integer(),
  leaf_hash: Type.String(),
  hashes: Hashes,
})

export const PruneAsk = Type.Object({ dry_run: Type.Optional(Type.Boolean()) }, { additionalProperties: false })
/** Bundles from the old minimum index up to the new one are not given out any more. */
export const Pruned = Type.Object({ from: Type.Integer(), to: Type.Integer(), bundles: Type.Integer() })
export type Pruned = Type.Static<typeof Pruned>

/** What the check inside the house saw; `first` is the first row that is wrong. */
export const RecordChecked = Type.Object({
  verified: Type.Boolean(),
  first: Type.Optional(Type.Object({ path: Type.String(), says: Type.String() })),
  size: Type.Optional(Type.Integer()),
  placed: Type.Optional(Type.Integer()),
  waiting: Type.Optional(Type.Integer()),
  opened: Type.Optional(Type.Integer()),
  erased: Type.Optional(Type.Integer()),
})
export type RecordChecked = Type.Static<typeof RecordChecked>
export const RecordCheckLine = Type.Union([
  Type.Object({ progress: Type.Object({ done: Type.Integer(), total: Type.Integer() }) }),
  Type.Object({ report: RecordChecked }),
  Type.Object({ error: Problem }),
])
export type RecordCheckLine = Type.Static<typeof RecordCheckLine>
