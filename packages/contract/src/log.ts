import { Type } from 'typebox'

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

/** The log: its name, the key its checkpoints are signed with (c2sp.org/signed-note), and how many entries are published. */
export const Log = Type.Object({
  origin: Type.String(),
  vkey: Type.String(),
  size: Type.Integer(),
  witnessing: Witnessing,
})

/** How many waiting entries were given their place. */
export const Sequenced = Type.Object({ placed: Type.Integer() })
