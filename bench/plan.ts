import { besideClosure, besideSql } from './plan/baselines.ts'
import { byContacts, byPacks, bySize } from './plan/growth.ts'
import { type Builder, builder, type Engine, engines, type House } from './plan/house.ts'
import { alsoNormalised } from './plan/normalised.ts'
import { besideReading } from './plan/plans.ts'
import type { BenchResult } from './result.ts'

const sizes = [100_000, 1_000_000, 10_000_000]
/** Of so many at most, the tables that the baselines read are made too: they are larger than all else and slow to fill. */
const mostNormalised = 1_000_000
const contacts = [0, 10, 20]

/**
 * Plans over invented customers on both engines, and what they are compared with. Each plan runs in a process of its own, so
 * that time (wall and CPU, of all threads) and memory count from its start, reading from disk included. Takes most of an hour.
 */
export async function bench(options: { customers?: readonly number[] } = {}): Promise<BenchResult[]> {
  const houses = await builder()
  try {
    const results: BenchResult[] = []
    for (const engine of engines) results.push(...(await onEngine(houses, engine, options.customers ?? sizes)))
    return results
  } finally {
    await houses.end()
  }
}

async function onEngine(houses: Builder, engine: Engine, customers: readonly number[]): Promise<BenchResult[]> {
  const built: House[] = []
  for (const many of customers)
    built.push(await houses.build(engine, { customers: many, ...(many <= mostNormalised && { also: alsoNormalised }) }))
  const small = built[0]!
  const middle = built.findLast(house => house.customers <= mostNormalised) ?? small
  const results = [
    ...built.map(besideReading),
    ...[...new Set([middle, built.at(-1)!])].map(house => besideClosure(small, house)),
    besideSql(middle),
    ...bySize(built),
    ...byPacks(middle),
    ...(await growingContacts(houses, middle)),
  ]
  for (const house of built) await house.remove()
  return results
}

async function growingContacts(houses: Builder, usual: House): Promise<BenchResult[]> {
  const { engine, customers } = usual
  const built: House[] = []
  for (const many of contacts) built.push(await houses.build(engine, { customers, contacts: many }))
  const results = byContacts([...built, usual].toSorted((a, b) => a.contacts - b.contacts))
  for (const house of built) await house.remove()
  return results
}

if (import.meta.main) {
  const customers = process.argv.slice(2).map(Number)
  console.log(JSON.stringify(await bench(customers.length > 0 ? { customers } : {}), null, 2))
}
