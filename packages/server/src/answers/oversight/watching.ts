import type { Monitor } from '@candor/fairness'
import type { Instant, Json } from '@candor/terms'

/** One attribute of an algorithm as it is watched: plain numbers and names that JSON keeps. Nobody can be told apart in it. */
export type AttributeWatch = {
  /** What it was begun under; under other words of the policy watching begins anew. */
  readonly terms: string
  /** Decisions from this moment on are judged. */
  readonly since: Instant
  /** Null while it is not known which groups there are. */
  readonly monitor: Monitor | null
  /** How many different people were judged, by group. */
  readonly people: { readonly [group: string]: number }
  /** The groups a finding was opened about; their alarm stays until watching begins anew. */
  readonly raised: readonly string[]
}

/** What the watching job keeps of one algorithm. */
export type Watching = {
  /** Every decision so far, by how it was taken. */
  readonly modes: { readonly [mode: string]: number }
  readonly attributes: { readonly [attribute: string]: AttributeWatch }
}

const nothing: Watching = { modes: {}, attributes: {} }

export const watchingIn = (kept: Json): Watching => (kept as unknown as Watching | null) ?? nothing
export const watchingJson = (watching: Watching): Json => watching as unknown as Json

/** Watching begins anew for these attributes: what was decided before no longer counts, neither for nor against. */
export function begunAnew(watching: Watching, attributes: readonly string[], now: Instant): Watching {
  const anew = attributes.flatMap(name => {
    const before = watching.attributes[name]
    return before ? [[name, { ...before, since: now, monitor: null, people: {}, raised: [] }] as const] : []
  })
  return { ...watching, attributes: { ...watching.attributes, ...Object.fromEntries(anew) } }
}

/** The attributes about which an alarm stands. */
export const alarmed = ({ attributes }: Watching): string[] =>
  Object.entries(attributes).flatMap(([name, { raised, monitor }]) =>
    raised.length > 0 || monitor?.streams.some(({ alarm }) => alarm) ? [name] : [],
  )
