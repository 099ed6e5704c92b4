import { err, type Fault, ok, type Result } from '@candor/terms'
import { limits } from '../../brand/catalogue/index.ts'
import { MapShape, type Origin, readDelimiter, readYaml } from '../../customers/imports/index.ts'

/** What an item has beside its attributes. */
export const itemParts = ['item', 'title', 'link', 'provider', 'category', 'sensitive', 'available'] as const
export type ItemPart = (typeof itemParts)[number]

/** How the columns of a CSV file become items. What it does not name is found by the names of the columns. */
export type ItemMap = {
  readonly parts: { readonly [part in ItemPart]?: Origin }
  /** By the name of the attribute. Absent: every other column is one. */
  readonly attributes?: { readonly [name: string]: Origin }
  readonly delimiter?: string
}

export const noMap: ItemMap = { parts: {} }

/** Reads a map of items (YAML). The error holds every fault of the file at once, with path, line and column. */
export function parseItemMap(text: string): Result<ItemMap, Fault[]> {
  const file = readYaml(text)
  if (!file.ok) return file
  const shape = new MapShape(file.value)
  const root = shape.mapping(file.value.content, [], [...itemParts, 'attributes', 'delimiter'])
  if (root === undefined) return err(shape.faults)
  const parts = originsOf(shape, [], Object.fromEntries(itemParts.map(part => [part, root[part]])))
  const attributes = root['attributes'] === undefined ? undefined : readAttributes(shape, root['attributes'])
  const delimiter = readDelimiter(shape, root['delimiter'])
  if (shape.faults.length > 0) return err(shape.faults)
  return ok({ parts, ...(attributes && { attributes }), ...(delimiter === undefined ? {} : { delimiter }) })
}

function readAttributes(shape: MapShape, value: unknown): { readonly [name: string]: Origin } {
  const found = shape.anyMapping(value, ['attributes']) ?? {}
  const names = Object.keys(found).length
  if (names > limits.attributes)
    shape.fault(['attributes'], `names ${names} attributes; at most ${limits.attributes} are allowed`)
  return originsOf(shape, ['attributes'], found)
}

function originsOf(shape: MapShape, path: readonly string[], found: { readonly [key: string]: unknown }) {
  const origins = Object.entries(found).map(([key, value]) => [
    key,
    value === undefined ? undefined : shape.origin(value, [...path, key]),
  ])
  return Object.fromEntries(origins.filter(([, origin]) => origin !== undefined)) as { [key: string]: Origin }
}
