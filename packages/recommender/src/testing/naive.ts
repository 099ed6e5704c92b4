/** Slow and obvious counterparts for the tests. They share no code with what they check. */

/** The inverse by Gauss-Jordan with exchange of rows. */
export function naiveInverse(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))])
  for (let k = 0; k < n; k++) {
    let best = k
    for (let i = k + 1; i < n; i++) if (Math.abs(work[i]![k]!) > Math.abs(work[best]![k]!)) best = i
    ;[work[k], work[best]] = [work[best]!, work[k]!]
    const pivot = work[k]![k]!
    work[k] = work[k]!.map(value => value / pivot)
    for (let i = 0; i < n; i++) {
      if (i === k) continue
      const factor = work[i]![k]!
      work[i] = work[i]!.map((value, j) => value - factor * work[k]![j]!)
    }
  }
  return work.map(row => row.slice(n))
}

/** X'X of a list of rows. */
export function naiveGram(rows: readonly (readonly number[])[]): number[][] {
  const n = rows[0]?.length ?? 0
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
  )
}

/** B of EASE or, with p above 0, of EDLAE: history down, target across. */
export function naiveEase(rows: readonly (readonly number[])[], lambda: number, p = 0): number[][] {
  const gram = naiveGram(rows)
  const inverse = naiveInverse(
    gram.map((row, i) => row.map((value, j) => value + (i === j ? lambda + (p / (1 - p)) * value : 0))),
  )
  return inverse.map((row, i) => row.map((value, j) => (i === j ? 0 : -value / inverse[j]![j]!)))
}
