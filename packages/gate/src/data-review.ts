import { adequateCountries, ageOfConsent, type StartDate, spamRateLimit, startDates } from './packs/data/dated.ts'

/** A figure of the law packs that somebody has to compare with its source again. */
export type DataReview = { readonly data: string; readonly reviewBy: string; readonly source: string }

const dated: readonly (readonly [string, { readonly source: string; readonly reviewBy?: string }])[] = [
  ...Object.entries<StartDate>(startDates),
  ['ages of consent', ageOfConsent],
  ['adequate countries', adequateCountries],
  ['complaint rate', spamRateLimit],
]

/**
 * Dated data whose day of review has come by `today` (YYYY-MM-DD), soonest first. They go on judging as they stand: an old figure
 * protects better than none, and whoever runs the house is told.
 */
export const dueForReview = (today: string): readonly DataReview[] =>
  dated
    .flatMap(([data, { source, reviewBy }]) =>
      reviewBy !== undefined && reviewBy <= today ? [{ data, reviewBy, source }] : [],
    )
    .toSorted((a, b) => (a.reviewBy < b.reviewBy ? -1 : 1))
