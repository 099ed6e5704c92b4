/** What one person's decisions in one group come to. */
export type Share = { readonly group: number; readonly n: number; readonly k: number }

/** Covariances of the groups' rates when one person may have many decisions. */
export type Clustered = {
  readonly clusters: number
  /** How many people have decisions in a group. */
  persons(group: number): number
  covariance(group: number, other: number): number
  /** How many times larger the variance is than if each decision were another person's. `undefined` where either is 0 or not known. */
  designEffect(group: number): number | undefined
}

/**
 * Cluster-robust (sandwich) covariances of rates (Liang and Zeger 1986; C/(C−1) for few clusters): decisions of one person are not
 * independent, and counting them as if they were calls too many differences found. `persons` yields each person's shares,
 * one for each group; `totals` are the groups' own counts.
 */
export function clustered(persons: Iterable<readonly Share[]>, totals: readonly { n: number; k: number }[]): Clustered {
  const sums = new Map<number, number>()
  const people = totals.map(() => 0)
  let clusters = 0
  for (const shares of persons) {
    clusters++
    for (const { group } of shares) people[group]!++
    const off = shares.map(({ group, n, k }) => {
      const total = totals[group]!
      return total.n > 0 ? (k - (total.k / total.n) * n) / total.n : 0
    })
    for (let i = 0; i < shares.length; i++)
      for (let j = 0; j < shares.length; j++) {
        const key = shares[i]!.group * totals.length + shares[j]!.group
        sums.set(key, (sums.get(key) ?? 0) + off[i]! * off[j]!)
      }
  }
  const correction = clusters > 1 ? clusters / (clusters - 1) : Number.NaN
  const covariance = (group: number, other: number): number =>
    (sums.get(group * totals.length + other) ?? 0) * correction
  return {
    clusters,
    persons: group => people[group]!,
    covariance,
    designEffect: group => effectOf(covariance(group, group), totals[group]!),
  }
}

function effectOf(variance: number, { n, k }: { n: number; k: number }): number | undefined {
  const independent = n > 0 ? ((k / n) * (1 - k / n)) / n : 0
  return independent > 0 && variance > 0 ? variance / independent : undefined
}
