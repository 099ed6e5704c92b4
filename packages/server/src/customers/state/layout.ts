import type { FieldType } from '@candor/terms'

/** One place for what a customer said about a purpose on a channel; `any` stands for all purposes or all channels. */
export type Slot = { readonly purpose: string; readonly channel: string }
export type AttributeColumn = { readonly name: string; readonly type: FieldType }

/**
 * Where each value of a decision state lies. All rows of one layout have the same size; `tag` tells layouts apart, so that
 * a row written under another policy is noticed and rebuilt, never misread.
 */
export type StateLayout = {
  readonly tag: number
  readonly size: number
  readonly slots: readonly Slot[]
  readonly attributes: readonly AttributeColumn[]
  readonly slotBase: number
  readonly contactBase: number
  readonly attributeBase: number
  /** Index of the attribute field `age`, -1 when the data map declares none. */
  readonly ageIndex: number
  /** What of each kind of happening the newest few are kept, in the order of their rings. */
  readonly rings: readonly Ring[]
  readonly ringBase: number
  /** Topics a customer may not want, in the order of their bits. */
  readonly topics: readonly string[]
  /** What counts as a late night; absent: nights are not looked at. */
  readonly nights?: Nights
  /** Of which rings more than the newest is a fact, because the impulse guard looks for runs of them. */
  readonly watched: readonly Ring[]
  /** Columns whose values are facts, because the brand's own rules ask for them; in order of name. */
  readonly traits: readonly number[]
}

/** What an event can say about a customer that rules look at; a state keeps the newest instant of each. */
export const meanings = ['purchase', 'inquiry', 'subscription-start', 'subscription-end', 'return'] as const
export type Meaning = (typeof meanings)[number]

/** Of these a state keeps the newest few, so that runs of them can be seen: quick purchases, things sent back, late nights. */
export type Ring = 'purchase' | 'return' | 'night'

/** The hours of night in local minutes, `from > to` spans midnight, and the events that show somebody to be up. */
export type Nights = { readonly from: number; readonly to: number; readonly events: readonly string[] }

/** Newest contacts kept per customer. A budget window that may reach further back counts as full (`contactsKnownSince`). */
export const contactsKept = 20
export const quietHoursKept = 3
export const budgetsKept = 6

/** Newest of each ring kept, in whole seconds: what the longest run and the longest rest need (see `check-guard.ts`). */
export const ringKept = 12
const ringSize = ringKept * 4
/** Topics are kept as bits. */
export const mostTopics = 32

/** Consent instant, withdrawal instant, flags. */
export const slotSize = 8 + 8 + 2
/** Instant, channel. */
export const contactSize = 8 + 1
export const headerSize = 120
/** Grows when the bytes come to mean something else, so that rows written before are rebuilt. */
const format = 5

/**
 * The layout that a policy's purposes, channels and attribute fields give. Same input, same layout, whatever the order.
 */
export function layoutFrom(parts: {
  /** Each purpose with the channels it may use; nobody is asked, and nothing kept, about others. */
  readonly purposes: { readonly [purpose: string]: readonly string[] }
  readonly attributes: readonly AttributeColumn[]
  /** What the declared events mean: another meaning makes another fact of the same events. */
  readonly meanings?: { readonly [event: string]: Meaning }
  /** Topics a customer may not want brought up; at most `mostTopics`. */
  readonly topics?: readonly string[]
  readonly nights?: Nights
  /** Of what the impulse guard looks for runs. What rows hold does not depend on it, so it is no part of the tag. */
  readonly watched?: readonly Ring[]
  /** Fields that own rules ask for. What rows hold does not depend on it, so it is no part of the tag. */
  readonly traits?: readonly string[]
}): StateLayout {
  const purposes = Object.entries(parts.purposes).sort(([a], [b]) => (a < b ? -1 : 1))
  const slots = [['any', purposes.flatMap(([, channels]) => channels)] as const, ...purposes].flatMap(
    ([purpose, channels]) => ['any', ...new Set(channels.toSorted())].map(channel => ({ purpose, channel })),
  )
  const meanings = Object.entries(parts.meanings ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  const attributes = [...parts.attributes].sort((a, b) => (a.name < b.name ? -1 : 1))
  const topics = (parts.topics ?? []).toSorted()
  if (topics.length > mostTopics) throw new RangeError(`${topics.length} topics of ${mostTopics}`)
  const rings = ringsOf(Object.values(parts.meanings ?? {}), parts.nights)
  const contactBase = headerSize + slots.length * slotSize
  const ringBase = contactBase + contactsKept * contactSize
  const attributeBase = ringBase + rings.length * ringSize
  return {
    tag: fingerprint(
      JSON.stringify([
        ...[format, contactsKept, quietHoursKept, budgetsKept, ringKept, slots, attributes, meanings],
        ...[topics, parts.nights ?? null],
      ]),
    ),
    size: attributeBase + attributes.length * 8,
    slots,
    attributes,
    slotBase: headerSize,
    contactBase,
    ringBase,
    attributeBase,
    rings,
    topics,
    ...(parts.nights && { nights: parts.nights }),
    watched: parts.watched ?? [],
    ageIndex: attributes.findIndex(column => column.name === 'age' && column.type === 'number'),
    traits: attributes.flatMap(({ name }, i) => (parts.traits?.includes(name) ? [i] : [])),
  }
}

const ringsOf = (meant: readonly Meaning[], nights: Nights | undefined): Ring[] => [
  ...(['purchase', 'return'] as const).filter(ring => meant.includes(ring)),
  ...(nights ? ['night' as const] : []),
]

/** Where a ring lies in a row; -1 when none is kept. */
export function ringAt(layout: StateLayout, ring: Ring): number {
  const index = layout.rings.indexOf(ring)
  return index < 0 ? -1 : layout.ringBase + index * ringSize
}

export function slotIndex(layout: StateLayout, purpose: string, channel: string): number {
  return layout.slots.findIndex(slot => slot.purpose === purpose && slot.channel === channel)
}

/** FNV-1a, 31 bits: enough to tell layouts apart, and an integer both engines keep. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 1
}
