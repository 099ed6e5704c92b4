/** How much of a person a recommendation may look at; the customer turns it. */
export const levels = ['none', 'contextual', 'basic', 'full'] as const
export type Level = (typeof levels)[number]

/** What is shown right now. It says nothing of a person and counts at every level. */
export type Page = { readonly item?: number; readonly categories?: readonly number[] }

/** What is known of a person, by numbers of items and categories. */
export type Person = {
  /** Items looked at in this visit. */
  readonly visit?: readonly number[]
  /** Categories the person declared an interest in. */
  readonly interests?: readonly number[]
  /** Items chosen before, and what each counts (absent: 1). */
  readonly history?: readonly number[]
  readonly historyWeights?: readonly number[]
}

/**
 * What a level reads of a person. `none`: nothing, and so not even what was bought before, which may be shown again.
 * `contextual`: this visit. `basic`: also declared interests. `full`: also the history. Whoever gathers facts asks here first
 * and does not read the rest.
 */
export const reads: { readonly [L in Level]: readonly (keyof Person)[] } = {
  none: [],
  contextual: ['visit'],
  basic: ['visit', 'interests'],
  full: ['visit', 'interests', 'history', 'historyWeights'],
}

/** The person as a level sees them. At `none` nobody differs from anybody. */
export const seenAt = (level: Level, person: Person): Person =>
  Object.fromEntries(reads[level].flatMap(part => (person[part] === undefined ? [] : [[part, person[part]]])))
