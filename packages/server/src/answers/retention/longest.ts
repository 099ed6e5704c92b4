import type { Policy } from '../../brand/policy/index.ts'

const days: Readonly<Record<string, number>> = { D: 1, M: 30.44, Y: 365.25 }

const daysOf = (retention: string): number => {
  const [, count, unit = ''] = /^P(\d+)([DMY])$/.exec(retention) ?? []
  return Number(count) * (days[unit] ?? Number.NaN)
}

const byLength = (a: string, b: string): number => daysOf(a) - daysOf(b)

/** The longest of these, by the mean length of months and years. */
const longest = (retentions: readonly string[]): string => retentions.toSorted(byLength).at(-1) ?? 'P1D'

export const shortestOf = (retentions: readonly string[]): string => retentions.toSorted(byLength)[0] ?? 'P1D'

/** What is declared no more goes with the longest of all purposes. */
export const longestPurpose = ({ purposes }: Policy): string =>
  longest(Object.values(purposes).map(({ retention }) => retention))

/** How long anything about a person may be kept under any purpose. */
export const longestOf = ({ purposes, fields, events }: Policy): string =>
  longest(
    [...Object.values(purposes), ...Object.values(fields), ...Object.values(events)].map(({ retention }) => retention),
  )
