import { meanings, ringAt, ringKept, type StateLayout, slotSize } from '../layout.ts'

/** How one value of a column lies in memory. */
export type Kind = 'u8' | 'u16' | 'u32' | 'f64'
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/**
 * One column of a tile, and where its values lie in a decision-state row. `numbers` has one value a customer, `lists` as many as
 * a customer has, `patterns` a run of bytes of which few differ.
 */
export type TileColumn =
  | { readonly name: string; readonly holds: 'numbers'; readonly kind: Kind; readonly at: number }
  | { readonly name: 'contacts'; readonly holds: 'contacts'; readonly at: number }
  | { readonly name: string; readonly holds: 'seconds'; readonly at: number }
  | { readonly name: 'limits'; readonly holds: 'patterns'; readonly at: number; readonly size: number }

const numbers = (name: string, kind: Kind, at: number): TileColumn => ({ name, holds: 'numbers', kind, at })

/** Where a row holds the quiet hours and budgets that a customer set. */
export const limitsAt = 32

/** Columns that every layout has. Offsets are those of the header of a row (`standing.ts`). */
const header: readonly TileColumn[] = [
  numbers('country', 'u16', 0),
  numbers('region', 'u16', 2),
  numbers('zone', 'u16', 4),
  numbers('language', 'u16', 6),
  numbers('known', 'u16', 8),
  numbers('suppressed', 'u16', 10),
  numbers('undeliverable', 'u16', 12),
  numbers('dial', 'u8', 14),
  numbers('paused', 'f64', 16),
  numbers('known since', 'f64', 24),
  { name: 'limits', holds: 'patterns', at: limitsAt, size: 42 },
  numbers('guard', 'u8', 74),
  numbers('purchases a week', 'u8', 75),
  numbers('topics', 'u32', 76),
  ...meanings.map((meaning, i) => numbers(`newest ${meaning}`, 'f64', 80 + 8 * i)),
]

/** 1 where a seat is taken. In every tile, beside the columns. */
export const taken = 'taken'
/** Bits, derived from all slots: 1 any yes is on record, 2 any no. In every tile, beside the columns. */
export const said = 'said'
export const saidBits = { yes: 1, no: 2 } as const

/** Names of the columns of a slot: when the yes was given, when the no, and flags with the type of the yes. */
export const slotColumns = (slot: number): { readonly yes: string; readonly no: string; readonly how: string } => ({
  yes: `yes ${slot}`,
  no: `no ${slot}`,
  how: `how ${slot}`,
})

export const attributeColumn = (index: number): string => `field ${index}`

/** Every column that makes up a row of the layout. Names are places in the layout; what they mean, its tag says. */
export function columnsOf(layout: StateLayout): readonly TileColumn[] {
  return [
    ...header,
    ...layout.slots.flatMap((_, i) => {
      const { yes, no, how } = slotColumns(i)
      const at = layout.slotBase + i * slotSize
      return [numbers(yes, 'f64', at), numbers(no, 'f64', at + 8), numbers(how, 'u16', at + 16)]
    }),
    { name: 'contacts', holds: 'contacts', at: layout.contactBase },
    ...layout.rings.map((ring): TileColumn => ({ name: `ring ${ring}`, holds: 'seconds', at: ringAt(layout, ring) })),
    ...layout.attributes.map((_, i) => numbers(attributeColumn(i), 'f64', layout.attributeBase + 8 * i)),
  ]
}

/** Names of everything that is kept of a tile. */
export const namesOf = (layout: StateLayout): readonly string[] => [
  taken,
  said,
  ...columnsOf(layout).map(({ name }) => name),
]

/** What stands in an empty seat: no attribute is known, everything else is zero. */
export const nothingIn = (name: string): number => (name.startsWith('field ') ? Number.NaN : 0)

/** Where a row counts its contacts, and the most seconds that a ring holds. */
export const contactCountAt = 15
export const mostSeconds = ringKept
