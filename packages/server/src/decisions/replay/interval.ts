/** 95 %: the share lies in 95 of 100 such intervals. */
const z = 1.959964

/**
 * Wilson's interval for a share of which `n` drawn at random from `of` were looked at (Wilson 1927), narrowed by how much of the
 * whole was seen. All seen: the share itself.
 */
export function shareInterval(hits: number, n: number, of: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 }
  const share = hits / n
  if (n >= of) return { low: share, high: share }
  const effective = n * ((of - 1) / (of - n))
  const middle = (share + z ** 2 / (2 * effective)) / (1 + z ** 2 / effective)
  const half =
    (z / (1 + z ** 2 / effective)) * Math.sqrt((share * (1 - share)) / effective + z ** 2 / (4 * effective ** 2))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
