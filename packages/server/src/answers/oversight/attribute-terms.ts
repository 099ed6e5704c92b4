import type { Watch } from '../../brand/policy/index.ts'
import type { MonitorTerms } from './begin-monitor.ts'

/**
 * How one attribute of an algorithm is watched. The chance of a false alarm is shared out among its attributes, so that all of them
 * together keep to what the policy says.
 */
export function attributeTerms(
  { by, tolerance, alpha, references }: Watch,
  attribute: string,
  groups: readonly string[] | undefined,
): MonitorTerms {
  const reference = references?.[attribute]
  return {
    tolerance,
    alpha: alpha / by.length,
    ...(groups ? { groups } : {}),
    ...(reference === undefined ? {} : { reference }),
  }
}

/** Words by which other terms are recognised. */
export const termsKey = (terms: MonitorTerms): string => JSON.stringify(terms)
