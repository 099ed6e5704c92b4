import type { BenchResult } from '../result.ts'
import type { House } from './house.ts'
import type { Measured } from './measure.ts'

/** A plan with every pack of law, beside reading the same columns and judging nobody. */
export function besideReading(house: House): BenchResult {
  const plan = house.run('plan')
  const read = house.run('read')
  const cold = house.runCold()
  const { engine, customers } = house
  if (plan.customers !== customers) throw new Error(`${plan.customers} of ${customers} customers were looked at`)
  return {
    name: `plan: ${customers} customers on ${engine}`,
    value: rate(customers, plan.cpu),
    unit: 'customers per CPU second, from process start',
    baseline: rate(customers, read.cpu),
    ratio: share(read.cpu, plan.cpu),
    n: customers,
    conditions: [
      `core, house rules and every pack of law; 31 zones in 15 countries, ${house.contacts} past contacts on average`,
      `the condition selects ${percent(plan.planned, customers)} %, of whom ${percent(plan.sent, plan.planned)} % would be sent to`,
      `${rate(customers, plan.cpu - plan.startCpu)} without the start of the process`,
      timesOf(plan),
      `${seconds(cold.wall)} s where the system had forgotten the files`,
      'TypeScript stripped and compiled once before, in the compile cache of Node; median of three runs',
      'baseline: the same process reads the same columns and judges nobody',
    ].join('; '),
  }
}

const timesOf = ({ wall, cpu, startCpu, serverCpu, rssMb }: Measured): string =>
  [
    `wall ${seconds(wall)} s, CPU ${seconds(cpu)} s of which ${seconds(startCpu)} s to start`,
    ...(serverCpu === undefined ? [] : [`of PostgreSQL ${seconds(serverCpu)} s besides`]),
    `${Math.round(rssMb)} MB`,
  ].join(', ')

export const seconds = (time: number): string => time.toFixed(2)
export const rate = (customers: number, cpu: number): number => Math.round(customers / cpu)
/** With three digits. */
export const share = (one: number, other: number): number => Number((one / other).toPrecision(3))
const percent = (some: number, all: number): number => Math.round((100 * some) / all)
