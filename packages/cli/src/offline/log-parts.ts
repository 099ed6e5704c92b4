import { edgeTile, entriesPath, levelsOf, tilePath, tileWidth } from '@candor/ledger'

/** One file of a log of some size: its path, how wide it is, and the path of the full file that may have taken its place. */
export type LogPart = {
  readonly path: string
  readonly full: string
  readonly width: number
  readonly isBundle: boolean
}

/** Every tile and every bundle that a log of `size` has, without the bundles that end at or below `minimumIndex`. */
export function* partsOf(size: number, minimumIndex: number): Generator<LogPart> {
  for (let level = 0; level < levelsOf(size); level++)
    for (let index = 0; tileWidth(level, index, size) > 0; index++) {
      const width = tileWidth(level, index, size)
      yield { path: tilePath(level, index, width), full: tilePath(level, index), width, isBundle: false }
      if (level === 0 && (index + 1) * 256 > minimumIndex)
        yield { path: entriesPath(index, width), full: entriesPath(index), width, isBundle: true }
    }
}

/** The folders of partial files of a log of `size` that are full in one of `later`. */
export const partialFolders = (size: number, later: number): string[] =>
  Array.from({ length: levelsOf(size) }, (_, level) => edgeTile(level, size)).flatMap(edge =>
    edge === undefined || tileWidth(edge.level, edge.index, later) < 256
      ? []
      : [`${tilePath(edge.level, edge.index)}.p`, ...(edge.level === 0 ? [`${entriesPath(edge.index)}.p`] : [])],
  )
