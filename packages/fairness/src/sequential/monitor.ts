import { observe, type Stream, type StreamOptions, startStream } from './stream.ts'

/** As many groups as one monitor watches. A decision about the reference costs a step for each. */
export const mostGroups = 1_000

export type MonitorOptions = StreamOptions & {
  /** The group all others are compared with. */
  readonly reference: string
  /** The groups watched, declared beforehand: alpha is split between them. */
  readonly groups: readonly string[]
}

/**
 * Several groups watched against one reference: plain numbers and names, changed in place, that JSON keeps. `unknown` counts
 * decisions about people whose group is not known, `undeclared` those of a group nobody declared; neither is judged.
 */
export type Monitor = {
  readonly reference: string
  readonly groups: readonly string[]
  readonly streams: readonly Stream[]
  unknown: number
  undeclared: number
}

/**
 * Begins to watch. Each group gets alpha / groups, so that the chance of any false alarm, ever, is at most alpha. Throws a
 * RangeError for no group, more than `mostGroups`, a name twice, or options out of range.
 */
export function startMonitor({ reference, groups, alpha = 0.05, ...options }: MonitorOptions): Monitor {
  if (groups.length === 0 || groups.length > mostGroups)
    throw new RangeError(`A monitor watches 1 to ${mostGroups} groups, not ${groups.length}.`)
  if (new Set([reference, ...groups]).size !== groups.length + 1)
    throw new RangeError('A group is named twice, or is its own reference.')
  return {
    reference,
    groups: [...groups],
    streams: groups.map(() => startStream({ ...options, alpha: alpha / groups.length })),
    unknown: 0,
    undeclared: 0,
  }
}

/** Counts one decision, in the order in which decisions are taken. A group that is not known is counted and not judged. */
export function observeDecision(monitor: Monitor, group: string | undefined, selected: boolean): void {
  if (group === undefined || group === '') monitor.unknown++
  else if (group === monitor.reference) for (const stream of monitor.streams) observe(stream, 'reference', selected)
  else observeGroup(monitor, group, selected)
}

function observeGroup(monitor: Monitor, group: string, selected: boolean): void {
  const stream = monitor.streams[monitor.groups.indexOf(group)]
  if (stream) observe(stream, 'group', selected)
  else monitor.undeclared++
}
