import { euMembers } from './packs/data/places.ts'

/** Where the person of an act is, as far as rules tell places apart, and where the brand is. */
export type Where = {
  readonly country: string
  readonly region: string | undefined
  readonly brand: string
}

/**
 * A place that rules of law speak of: a country (`CA`), a state of the United States (`US-CA`), or `EU` for the states of the
 * European Economic Area.
 */
export function isIn(area: string, country: string, region?: string): boolean {
  if (area === 'EU') return euMembers.has(country)
  return area === country || area === `${country}-${region}`
}

/** Is the person in one of the areas? */
export const personIn = ({ country, region }: Where, areas: readonly string[]): boolean =>
  areas.some(area => isIn(area, country, region))

/** Is the brand established in one of the areas? */
export const brandIn = ({ brand }: Where, areas: readonly string[]): boolean => areas.some(area => isIn(area, brand))
