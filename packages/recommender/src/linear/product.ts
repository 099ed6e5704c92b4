import { side } from './tiles.ts'

/**
 * Adds A B' to C, all of them tiles that begin at the given places. Four rows meet two columns at a time, so that eight sums
 * stay in registers; this loop is where nearly all time of training goes.
 */
export function addProduct(c: Float64Array, cAt: number, a: Float64Array, aAt: number, b: Float64Array, bAt: number) {
  for (let r = 0; r < side; r += 4)
    for (let s = 0; s < side; s += 2) addCorner(c, cAt + r * side + s, a, aAt + r * side, b, bAt + s * side)
}

function addCorner(c: Float64Array, cAt: number, a: Float64Array, aAt: number, b: Float64Array, bAt: number): void {
  let c00 = 0
  let c01 = 0
  let c10 = 0
  let c11 = 0
  let c20 = 0
  let c21 = 0
  let c30 = 0
  let c31 = 0
  for (let p = 0; p < side; p++) {
    const b0 = b[bAt + p]!
    const b1 = b[bAt + side + p]!
    const a0 = a[aAt + p]!
    const a1 = a[aAt + side + p]!
    const a2 = a[aAt + 2 * side + p]!
    const a3 = a[aAt + 3 * side + p]!
    c00 += a0 * b0
    c01 += a0 * b1
    c10 += a1 * b0
    c11 += a1 * b1
    c20 += a2 * b0
    c21 += a2 * b1
    c30 += a3 * b0
    c31 += a3 * b1
  }
  c[cAt]! += c00
  c[cAt + 1]! += c01
  c[cAt + side]! += c10
  c[cAt + side + 1]! += c11
  c[cAt + 2 * side]! += c20
  c[cAt + 2 * side + 1]! += c21
  c[cAt + 3 * side]! += c30
  c[cAt + 3 * side + 1]! += c31
}
