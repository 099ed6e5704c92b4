import type { BenchResult } from '../result.ts'
import type { House } from './house.ts'
import type { Measured } from './measure.ts'
import { rate, seconds, share } from './plans.ts'
import { ways } from './set-based.ts'

/** Of what the start of the process does, a baseline needs little: neither side is charged for it. PostgreSQL's included. */
const costOf = ({ cpu, startCpu, serverCpu = 0 }: Measured): number => cpu - startCpu + serverCpu

/**
 * A plan beside the same gate asked about facts made of rows of the normalised tables, of `small`, taken times as many as there are in
 * `large`. Throws where the two disagree on who would get it, who not, and by which rule.
 */
export function besideClosure(small: House, large: House): BenchResult {
  const closure = small.run('closure', undefined, 1)
  agree(small.run('plan'), closure)
  const plan = costOf(large.run('plan'))
  const times = large.customers / small.customers
  return beside(large, plan, costOf(closure) * times, 'the closure over normalised tables', [
    `baseline: seven tables of what is known of a customer read as rows, made into facts, and the gate asked about each: measured with ${small.customers}, on all of whom both agree${times === 1 ? '' : `, and taken ${times} times`}`,
  ])
}

/**
 * A plan with core and house rules alone beside the same as one statement of SQL. Throws where they disagree on who would get it, who
 * not, and by which rule.
 */
export function besideSql(house: House): BenchResult {
  const plan = house.run('plan', ['core', 'house-rules'])
  const found = ways.map(way => ({ way, run: house.run(way, undefined, 1) }))
  for (const { run } of found) agree(plan, run)
  const [best, other] = found.toSorted((a, b) => costOf(a.run) - costOf(b.run))
  return beside(house, costOf(plan), costOf(best!.run), 'set-based SQL for core and house rules', [
    `baseline: one statement over the normalised tables, written for this campaign alone, with ${best!.way} (${seconds(best!.run.wall)} s from process start), quicker than with ${other!.way}; both agree with the plan on everybody`,
  ])
}

function agree(one: Measured, other: Measured): void {
  const [a, b] = [one, other].map(({ planned, sent, reasons }) =>
    JSON.stringify([planned, sent, Object.entries(reasons).toSorted()]),
  )
  if (a !== b) throw new Error(`they disagree: ${a} and ${b}`)
}

const beside = (house: House, plan: number, other: number, name: string, more: readonly string[]): BenchResult => ({
  name: `plan beside ${name}: ${house.customers} customers on ${house.engine}`,
  value: rate(house.customers, plan),
  unit: 'customers per CPU second, without process start',
  baseline: rate(house.customers, other),
  ratio: share(other, plan),
  n: house.customers,
  conditions: [
    `CPU ${seconds(plan)} s and ${seconds(other)} s${house.engine === 'postgres' ? ", PostgreSQL's included" : ''}`,
    ...more,
  ].join('; '),
})
