import { addProduct } from '../../packages/recommender/src/linear/product.ts'
import { area, side } from '../../packages/recommender/src/linear/tiles.ts'

/** The textbook: Cholesky by three loops over rows, then the inverse by substitution column by column. About n³ flops each way. */
export function plainInverse(matrix: Float64Array, n: number): Float64Array {
  const lower = matrix.slice()
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = lower[i * n + j]!
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!
      lower[i * n + j] = i === j ? Math.sqrt(sum) : sum / lower[j * n + j]!
    }
  }
  const inverse = new Float64Array(n * n)
  for (let column = 0; column < n; column++) substitute(lower, inverse, column, n)
  return inverse
}

/** Solves L L' x = e into the row of the inverse that is its column. */
function substitute(lower: Float64Array, inverse: Float64Array, column: number, n: number): void {
  const x = inverse.subarray(column * n, (column + 1) * n)
  x[column] = 1
  for (let i = column; i < n; i++) {
    let sum = x[i]!
    for (let k = column; k < i; k++) sum -= lower[i * n + k]! * x[k]!
    x[i] = sum / lower[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    const value = x[i]! / lower[i * n + i]!
    x[i] = value
    for (let k = 0; k < i; k++) x[k]! -= lower[i * n + k]! * value
  }
}

/** What textbook and tiles count alike: a third for the factor and two thirds for the inverse, a multiplication and an addition each. */
export const flopsOf = (n: number): number => n ** 3

/** Flops a second of nothing but products of tiles that stay in the cache, by `seconds` of some work. */
export function bareRate(seconds: (work: () => void) => number): number {
  const tiles = 8
  const [a, b, c] = [0, 1, 2].map(start =>
    Float64Array.from({ length: tiles * area }, (_, at) => ((at + start) % 7) / 7),
  )
  const rounds = 60
  const once = () => {
    for (let i = 0; i < tiles; i++) for (let j = 0; j < tiles; j++) addProduct(c!, i * area, a!, j * area, b!, i * area)
  }
  once()
  const took = seconds(() => {
    for (let round = 0; round < rounds; round++) once()
  })
  return (rounds * tiles * tiles * 2 * side ** 3) / took
}
