import { disclosureRate, leastShown, type Noise, noisy, noisyWilson } from '@candor/fairness'
import type { House } from '../../decisions/index.ts'
import type { NoisyAttribute, NoisyGroup } from './audit.ts'
import type { Grouped } from './audit-algorithm.ts'
import type { AuditedDecision } from './audited-decisions.ts'

/**
 * Counts of selected and not selected by group, those not known included, each with noise before anything is worked out from them. One person
 * is in one cell of each attribute, so the attributes share ε among them; crossed ones would need more of it and are left out.
 */
export function noisyAttributes(
  house: House,
  grouped: readonly Grouped[],
  decisions: readonly AuditedDecision[],
  epsilon: number,
): NoisyAttribute[] {
  const noise: Noise = { epsilon: epsilon / grouped.length, perPerson: 1 }
  const random = randomOf(house)
  return grouped.map(one => noisyAttribute(one, decisions, noise, random))
}

function noisyAttribute(
  { attribute, codes }: Grouped,
  decisions: readonly AuditedDecision[],
  noise: Noise,
  random: () => number,
): NoisyAttribute {
  const counts = new Float64Array((attribute.groups.length + 1) * 2)
  for (const [at, { selected }] of decisions.entries()) counts[codes[at]! * 2 + (selected ? 1 : 0)]!++
  const seen = noisy(counts, noise, random)
  const of = (code: number) => {
    const [no, yes] = [seen[code * 2]!, seen[code * 2 + 1]!]
    return { k: yes, n: no + yes }
  }
  const known = attribute.groups.map((_, at) => of(at + 1))
  const missing = Math.max(0, of(0).n)
  const told = known.reduce((sum, { n }) => sum + Math.max(0, n), 0)
  return {
    attribute: attribute.name,
    groups: attribute.groups.map((group, at) => groupOf(group, known[at]!, noise)),
    missing,
    disclosure: disclosureRate(told, missing),
  }
}

/** Never fewer than nobody, and never more selected than there are: what noise makes impossible is cut off, after the interval was made. */
function groupOf(group: string, { k, n }: { readonly k: number; readonly n: number }, noise: Noise): NoisyGroup {
  if (n < leastShown) return { group, hidden: true }
  const selected = Math.min(n, Math.max(0, k))
  return { group, hidden: false, n, selected, rate: selected / n, interval: noisyWilson({ k, n }, noise) }
}

/** Numbers from 0 up to 1 from the house's own randomness, which nobody can guess: whoever could would take the noise off again. */
const randomOf =
  ({ ids }: House) =>
  (): number => {
    const bytes = ids.secret(8)
    const [high, low] = [0, 4].map(at => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at))
    return ((high! >>> 5) * 2 ** 26 + (low! >>> 6)) / 2 ** 53
  }
