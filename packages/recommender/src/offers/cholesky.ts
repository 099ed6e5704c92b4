/**
 * Solves A x = b for a symmetric positive definite A of n rows, whose lower half is given row by row in n² numbers; A is destroyed
 * and b becomes x. A pivot that rounding has eaten counts as the smallest part of its diagonal that is still information, so that a
 * direction in which nothing is known does not end in NaN.
 */
export function solveInPlace(a: Float64Array, b: Float64Array): void {
  const n = b.length
  factor(a, n)
  for (let i = 0; i < n; i++) {
    let sum = b[i]!
    for (let k = 0; k < i; k++) sum -= a[i * n + k]! * b[k]!
    b[i] = sum / a[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    b[i]! /= a[i * n + i]!
    for (let k = 0; k < i; k++) b[k]! -= a[i * n + k]! * b[i]!
  }
}

const least = 1e-13

function factor(a: Float64Array, n: number): void {
  for (let j = 0; j < n; j++) {
    const began = a[j * n + j]!
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j]!
      for (let k = 0; k < j; k++) sum -= a[i * n + k]! * a[j * n + k]!
      if (i === j) a[j * n + j] = Math.sqrt(Math.max(sum, least * began, Number.MIN_VALUE))
      else a[i * n + j] = sum / a[j * n + j]!
    }
  }
}
