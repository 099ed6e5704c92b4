/** A prime below 2^26, so that products stay whole. */
const prime = 67_108_859

const mod = (value: number): number => ((value % prime) + prime) % prime

function inverse(value: number): number {
  let [power, base, exponent] = [1, mod(value), prime - 2]
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) power = (power * base) % prime
    base = (base * base) % prime
  }
  return power
}

/** Which unknowns a system of linear equations (coefficients, one list an equation) fixes, whatever its right sides are. */
export function determined(equations: readonly (readonly number[])[], unknowns: number): boolean[] {
  const rows = equations.map(row => Array.from({ length: unknowns }, (_, at) => mod(row[at] ?? 0)))
  const pivots: number[] = []
  for (let column = 0; column < unknowns; column++) {
    const at = rows.findIndex((row, index) => index >= pivots.length && row[column] !== 0)
    if (at === -1) continue
    const place = pivots.length
    ;[rows[place], rows[at]] = [rows[at]!, rows[place]!]
    const scale = inverse(rows[place]![column]!)
    rows[place] = rows[place]!.map(value => (value * scale) % prime)
    for (const [index, row] of rows.entries()) {
      const factor = row[column]!
      if (index !== place && factor !== 0) rows[index] = row.map((value, at) => mod(value - factor * rows[place]![at]!))
    }
    pivots.push(column)
  }
  const fixed = Array.from({ length: unknowns }, () => false)
  for (const [place, column] of pivots.entries()) fixed[column] = rows[place]!.filter(value => value !== 0).length === 1
  return fixed
}
