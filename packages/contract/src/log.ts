import { Type } from 'typebox'

/** The log: its name, the key its checkpoints are signed with (c2sp.org/signed-note), and how many entries are published. */
export const Log = Type.Object({ origin: Type.String(), vkey: Type.String(), size: Type.Integer() })

/** How many waiting entries were given their place. */
export const Sequenced = Type.Object({ placed: Type.Integer() })
