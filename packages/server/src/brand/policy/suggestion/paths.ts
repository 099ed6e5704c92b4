import { type MainType, mainType, type TypesSeen, timesSeen, type Undeclared } from './seen.ts'

/** One field that came undeclared. Those of the context are the same whatever event they came with, so they are summed. */
export type Path = {
  /** The event it came with; `any event` for the context. */
  readonly event: string
  readonly path: string
  readonly seen: TypesSeen
  readonly times: number
  readonly main: MainType | undefined
}

export const isUnder =
  (root: 'context' | 'properties' | 'traits') =>
  ({ path }: Pick<Path, 'path'>): boolean =>
    path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`)

/** Every undeclared field, the most frequent first. */
export function pathsOf(undeclared: Undeclared): readonly Path[] {
  const all = Object.entries(undeclared).flatMap(([event, { fields }]) =>
    Object.entries(fields).map(([path, seen]) => ({
      event: isUnder('context')({ path }) ? 'any event' : event,
      path,
      seen,
    })),
  )
  const summed = [...Map.groupBy(all, ({ event, path }) => JSON.stringify([event, path])).values()].map(summedUp)
  return summed.toSorted((a, b) => b.times - a.times || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

function summedUp(same: readonly Pick<Path, 'event' | 'path' | 'seen'>[]): Path {
  const counts = new Map<string, number>()
  for (const { seen } of same)
    for (const [type, times] of Object.entries(seen)) counts.set(type, (counts.get(type) ?? 0) + times)
  const seen = Object.fromEntries([...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)))
  const { event, path } = same[0]!
  return { event, path, seen, times: timesSeen(seen), main: mainType(seen) }
}
