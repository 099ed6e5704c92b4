import { type Fault, ok, type Result } from '@candor/terms'
import { readDecimal } from '../encoding/text.ts'
import { refuse } from '../refuse.ts'

/** Hashes in a full tile, entries in a full bundle. */
export const fullWidth = 256

/** A tile, or with level `entries` a bundle: the `index`-th of its level, `width` hashes or entries wide. */
export type TileName = { readonly level: number; readonly index: number; readonly width: number }

/** `tile/<L>/<N>[.p/<W>]` (c2sp.org/tlog-tiles). Level 0 to 63; throws a `RangeError` outside, as for widths outside 1 to 256. */
export function tilePath(level: number, index: number, width: number = fullWidth): string {
  if (!Number.isInteger(level) || level < 0 || level > 63) throw new RangeError('a tile level is 0 to 63')
  return `tile/${level}/${numbered(index, width)}`
}

/** `tile/entries/<N>[.p/<W>]`, otherwise like `tilePath`. */
export const entriesPath = (index: number, width: number = fullWidth): string =>
  `tile/entries/${numbered(index, width)}`

/** Reads exactly what `tilePath` writes. */
export function parseTilePath(path: string): Result<TileName, Fault> {
  const [, level = '', number = ''] = /^tile\/([0-9]{1,2})\/(.+)$/.exec(path) ?? []
  const name = parseNumbered(number)
  if (name === undefined || Number(level) > 63) return refuse('path', 'must be tile/<0 to 63>/<index>[.p/<1 to 255>]')
  const tile = { level: Number(level), ...name }
  return tilePath(tile.level, tile.index, tile.width) === path ? ok(tile) : refuse('path', 'has needless zeros')
}

/** Reads exactly what `entriesPath` writes. */
export function parseEntriesPath(path: string): Result<Omit<TileName, 'level'>, Fault> {
  const [, number = ''] = /^tile\/entries\/(.+)$/.exec(path) ?? []
  const name = parseNumbered(number)
  if (name === undefined) return refuse('path', 'must be tile/entries/<index>[.p/<1 to 255>]')
  return entriesPath(name.index, name.width) === path ? ok(name) : refuse('path', 'has needless zeros')
}

/**
 * How many hashes tile `index` of `level` holds in a tree of `size`: 256 when full, 0 when there is no such tile.
 * The last tile of a level is `size / 256^level mod 256` wide.
 */
export function tileWidth(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / fullWidth ** level) - index * fullWidth
  return Math.max(0, Math.min(fullWidth, hashes))
}

/** The partial tile on the right edge of `level` in a tree of `size`; `undefined` where the level ends in a full tile or is empty. */
export function edgeTile(level: number, size: number): TileName | undefined {
  const index = Math.floor(size / fullWidth ** (level + 1))
  const width = tileWidth(level, index, size)
  return width === 0 ? undefined : { level, index, width }
}

/** How many levels of tiles a tree of `size` has; 0 for the empty tree. */
export function levelsOf(size: number): number {
  let levels = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / fullWidth)) levels++
  return levels
}

function numbered(index: number, width: number): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError('a tile index is a whole number')
  if (!Number.isInteger(width) || width < 1 || width > fullWidth) throw new RangeError('a tile is 1 to 256 wide')
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? []
  const path = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/')
  return width === fullWidth ? path : `${path}.p/${width}`
}

function parseNumbered(text: string): { index: number; width: number } | undefined {
  const [, groups, last = '', partial] = /^((?:x[0-9]{3}\/){0,5})([0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(text) ?? []
  if (groups === undefined) return undefined
  const index = readDecimal((groups.replace(/[x/]/g, '') + last).replace(/^0+(?=.)/, ''), 'path')
  const width = partial === undefined ? fullWidth : Number(partial)
  const isWidth = width >= 1 && (partial === undefined || width < fullWidth)
  return index.ok && isWidth ? { index: index.value, width } : undefined
}
