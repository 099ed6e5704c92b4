const z = 1.959963984540054

export type Interval = readonly [low: number, high: number]

/** The interval of 95 % of k of n by scores (Wilson 1927); n may be an effective number. `undefined` of nobody. */
export function wilson(k: number, n: number): Interval | undefined {
  if (!(n > 0)) return undefined
  const p = k / n
  const middle = p + (z * z) / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return [k === 0 ? 0 : Math.max(0, (middle - half) / scale), k === n ? 1 : Math.min(1, (middle + half) / scale)]
}

/** The interval of the difference k / n − j / m by two of these (Newcombe 1998, method 10). */
export function newcombe([k, n]: readonly [number, number], [j, m]: readonly [number, number]): Interval | undefined {
  const [a, b] = [wilson(k, n), wilson(j, m)]
  if (a === undefined || b === undefined) return undefined
  const [p, q] = [k / n, j / m]
  return [p - q - Math.hypot(p - a[0], b[1] - q), p - q + Math.hypot(a[1] - p, q - b[0])]
}
