import { type Fault, ok, type Result } from '@candor/terms'
import { refuse } from '../refuse.ts'
import { hashSize, splitHashes } from '../tree/hashes.ts'
import { decodeBundle } from './bundle.ts'
import { entriesPath, fullWidth, tilePath, tileWidth } from './path.ts'

/** Gives the bytes of a file of the log by its path, `undefined` if there is none; rejects when it cannot know. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>

/**
 * The hashes of a tile in a tree of `size`, or `undefined` when its file is missing. Where a partial tile is gone the
 * full one that replaced it will do (c2sp.org/tlog-tiles allows the deletion). A wrong length is refused, naming the file.
 */
export async function fetchTile(
  level: number,
  index: number,
  size: number,
  read: ReadFile,
): Promise<Result<Uint8Array[] | undefined, Fault>> {
  const row = await fetchRow(level, index, size, read)
  return row.ok && row.value !== undefined ? ok(splitHashes(row.value)) : (row as Result<undefined, Fault>)
}

/** The same as one row of bytes, hash behind hash. */
export async function fetchRow(
  level: number,
  index: number,
  size: number,
  read: ReadFile,
): Promise<Result<Uint8Array | undefined, Fault>> {
  const width = tileWidth(level, index, size)
  const found = await readEither(width, of => tilePath(level, index, of), read)
  if (found === undefined) return ok(undefined)
  const { bytes, path } = found
  if (bytes.length === found.width * hashSize) return ok(bytes.subarray(0, width * hashSize))
  return refuse(`tile ${path}`, `is ${bytes.length} bytes long instead of ${found.width * hashSize}`)
}

/** The entries of a bundle, under the same terms as `fetchTile`. */
export async function fetchBundle(
  index: number,
  size: number,
  read: ReadFile,
): Promise<Result<Uint8Array[] | undefined, Fault>> {
  const found = await fetchBundleFile(index, size, read)
  if (found === undefined) return ok(undefined)
  const entries = decodeBundle(found.bytes, found.width, `bundle ${found.path}`)
  return entries.ok ? ok(entries.value.slice(0, tileWidth(0, index, size))) : entries
}

/** The bytes of a bundle as they lie there, unread, with the width the file must have. */
export const fetchBundleFile = (index: number, size: number, read: ReadFile): Promise<FoundFile | undefined> =>
  readEither(tileWidth(0, index, size), of => entriesPath(index, of), read)

export type FoundFile = { readonly bytes: Uint8Array; readonly path: string; readonly width: number }

/** What a missing file becomes where nothing excuses its absence. */
export function present<T>(found: Result<T | undefined, Fault>, name: string): Result<T, Fault> {
  if (!found.ok) return found
  return found.value === undefined ? refuse(name, 'is missing') : ok(found.value)
}

async function readEither(
  width: number,
  pathOf: (width: number) => string,
  read: ReadFile,
): Promise<FoundFile | undefined> {
  for (const candidate of new Set([width, fullWidth])) {
    const path = pathOf(candidate)
    const bytes = await read(path)
    if (bytes !== undefined) return { bytes, path, width: candidate }
  }
  return undefined
}
