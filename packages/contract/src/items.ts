import { Type } from 'typebox'
import { Instant, Nullable, PageQuery, strict } from './common.ts'

const Attributes = Type.Record(Type.String(), Type.String(), { description: 'At most 50, by name' })

const about = {
  title: Type.String({ description: 'At most 300 characters' }),
  link: Type.String({ description: 'A whole https address' }),
  provider: Nullable(Type.String({ description: 'Whose it is; at most 200 characters' })),
  category: Nullable(Type.String({ description: 'At most 200 characters' })),
  attributes: Attributes,
  sensitive: Type.Boolean({ description: 'Nothing is inferred from who looked at it' }),
  available: Type.Boolean({ description: 'It may be shown' }),
}

/** An item as it comes in. What is left out: no provider, category or attributes, not sensitive, available. */
export const ItemAsk = Type.Object(
  {
    item: Type.String({ description: 'The id that events name it by; at most 200 characters' }),
    title: about.title,
    link: about.link,
    provider: Type.Optional(about.provider),
    category: Type.Optional(about.category),
    attributes: Type.Optional(about.attributes),
    sensitive: Type.Optional(about.sensitive),
    available: Type.Optional(about.available),
  },
  strict,
)
export type ItemAsk = Type.Static<typeof ItemAsk>

export const ItemsAsk = Type.Object(
  { items: Type.Array(ItemAsk, { minItems: 1, maxItems: 1_000 }), dry_run: Type.Optional(Type.Boolean()) },
  strict,
)

/** How many of the items sent were new, said something else, or nothing new. */
export const ItemsTaken = Type.Object({
  created: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  dry_run: Type.Boolean(),
})

/** What is absent stays; `null` takes away; `attributes` are replaced whole. */
export const ItemChange = Type.Partial(Type.Object(about), strict)

/** An item of the catalogue. `number` counts them in the order they came, from 0. */
export const Item = Type.Object({
  item: Type.String(),
  number: Type.Integer(),
  version: Type.Integer(),
  ...about,
  updated_at: Instant,
})
export type Item = Type.Static<typeof Item>

export const ItemsQuery = Type.Object(
  { ...PageQuery.properties, category: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) },
  strict,
)

/** One page of items in the order they came; the first one says what the whole catalogue counts. */
export const ItemPage = Type.Object({
  items: Type.Array(Item),
  next: Type.Optional(Type.String()),
  total: Type.Optional(Type.Object({ items: Type.Integer(), available: Type.Integer(), sensitive: Type.Integer() })),
})
