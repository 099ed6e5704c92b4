import { solveInPlace } from './cholesky.ts'
import type { Rows } from './rows.ts'

/** What a logistic regression found: the log-odds of a row are intercept + Σ weights · values. */
export type Fit = { readonly intercept: number; readonly weights: Float64Array }

/** What is fitted: rows, for each the probability to be met (0, 1 or between), and how much it counts (0: not at all). */
export type Fitting = { readonly rows: Rows; readonly targets: Float64Array; readonly counts: Float64Array }

const mostSteps = 200
const precise = 1e-10
const rounding = 1e-13

/**
 * The least Σ count · log-loss + l2 / 2 · Σ weights², by Newton's method with steps halved while they do not help (iteratively
 * reweighted least squares; le Cessie and van Houwelingen, 1992). The intercept is not held back. Above l2 = 0 and with targets on
 * both sides there is one such least, whatever separates or repeats itself. The same data give the same fit, bit for bit.
 */
export function fitLogistic(fitting: Fitting, l2: number): Fit {
  const size = fitting.rows.columns + 1
  let at = new Float64Array(size)
  at[size - 1] = logit(meanOf(fitting))
  let loss = lossAt(fitting, at, l2)
  for (let step = 0; step < mostSteps; step++) {
    const move = newtonStep(fitting, at, l2)
    const next = shorten(fitting, at, move, l2, loss)
    const moved = next.at.reduce((most, value, i) => Math.max(most, Math.abs(value - at[i]!)), 0)
    ;({ at, loss } = next)
    if (moved <= precise) break
  }
  return { intercept: at[size - 1]!, weights: at.slice(0, -1) }
}

export const logit = (p: number): number => Math.log(p / (1 - p))

export const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))

/** The log-odds of a row; the intercept is the last of `at`. */
export function linear({ columns, starts, at: place, values }: Rows, row: number, at: Float64Array): number {
  let sum = at[columns]!
  for (let i = starts[row]!; i < starts[row + 1]!; i++) sum += at[place[i]!]! * values[i]!
  return sum
}

function meanOf({ targets, counts }: Fitting): number {
  let [sum, all] = [0, 0]
  for (let row = 0; row < counts.length; row++) {
    sum += counts[row]! * targets[row]!
    all += counts[row]!
  }
  return sum / all
}

function lossAt({ rows, targets, counts }: Fitting, at: Float64Array, l2: number): number {
  let loss = 0
  for (let row = 0; row < counts.length; row++) {
    const x = linear(rows, row, at)
    // log(1 + e^x) − t x, without overflow.
    loss += counts[row]! * (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - targets[row]! * x)
  }
  for (let i = 0; i < rows.columns; i++) loss += (l2 / 2) * at[i]! ** 2
  return loss
}

function newtonStep({ rows, targets, counts }: Fitting, at: Float64Array, l2: number): Float64Array {
  const { columns, starts } = rows
  const size = columns + 1
  const [hessian, step] = [new Float64Array(size * size), new Float64Array(size)]
  for (let i = 0; i < columns; i++) {
    hessian[i * size + i] = l2
    step[i] = -l2 * at[i]!
  }
  for (let row = 0; row < counts.length; row++) {
    if (counts[row] === 0) continue
    const p = sigmoid(linear(rows, row, at))
    const curve = counts[row]! * p * (1 - p)
    addRow(rows, starts[row]!, starts[row + 1]!, counts[row]! * (targets[row]! - p), curve, hessian, step)
  }
  solveInPlace(hessian, step)
  return step
}

function addRow(
  { columns, at, values }: Rows,
  from: number,
  until: number,
  slope: number,
  curve: number,
  hessian: Float64Array,
  step: Float64Array,
): void {
  const size = columns + 1
  hessian[columns * size + columns]! += curve
  step[columns]! += slope
  for (let i = from; i < until; i++) {
    const [column, value] = [at[i]!, values[i]!]
    step[column]! += slope * value
    hessian[columns * size + column]! += curve * value
    for (let k = from; k <= i; k++) hessian[column * size + at[k]!]! += curve * value * values[k]!
  }
}

/** The step, or half of it and so on until the loss does not grow; where none helps, no step. */
function shorten(fitting: Fitting, at: Float64Array<ArrayBuffer>, move: Float64Array, l2: number, loss: number) {
  for (let part = 1; part > 1e-9; part /= 2) {
    const next = at.map((value, i) => value + part * move[i]!)
    const found = lossAt(fitting, next, l2)
    // At the bottom the loss is flat to its last bits while the step still gains digits.
    if (found <= loss + rounding * Math.abs(loss)) return { at: next, loss: found }
  }
  return { at, loss }
}
