/** What is known of the items beside what people chose. */
export type Catalogue = {
  readonly items: number
  /** 1 where an item can be had. */
  readonly available: Uint8Array
  /** 1 where an item is sensitive: it says nothing about a person, and is shown only on a page of its own category. */
  readonly sensitive: Uint8Array
  /** The categories of item i are `categories.values[starts[i]]` to before `starts[i + 1]`. */
  readonly categories?: { readonly starts: Int32Array; readonly values: Int32Array }
  /** The provider of each item, and what providers get added so that exposure stays in balance. */
  readonly providers?: Int32Array
  readonly balance?: Float64Array
  /** What editors add to an item. */
  readonly editorial?: Float64Array
}

/** Throws a RangeError where the parts do not fit the number of items, or an added term is no finite number. */
export function checkCatalogue({ items, available, sensitive, categories, providers, balance, editorial }: Catalogue) {
  const lengths = { available, sensitive, providers, editorial }
  for (const [name, part] of Object.entries(lengths))
    if (part !== undefined && part.length !== items)
      throw new RangeError(`${name} has ${part.length} entries for ${items} items`)
  if (categories !== undefined && categories.starts.length !== items + 1)
    throw new RangeError(`categories start ${categories.starts.length} times for ${items} items`)
  for (const [name, part] of Object.entries({ balance, editorial }))
    if (part?.some(value => !Number.isFinite(value)) === true) throw new RangeError(`${name} holds what is no number`)
  if (providers?.some(provider => provider >= (balance?.length ?? Number.POSITIVE_INFINITY)) === true)
    throw new RangeError('a provider has no balance')
}
