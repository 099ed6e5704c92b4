import { besideClosure, besideSql } from './plan/baselines.ts'
import { byContacts, byPacks, bySize } from './plan/growth.ts'
import { type Builder, builder, type Engine, engines, type House } from './plan/house.ts'
import { alsoNormalised } from './plan/normalised.ts'
import { besideReading } from './plan/plans.ts'
import type { BenchResult } from './result.ts'

const sizes = [100_000, 1_000_000, 10_000_000]
/** The largest house of at most so many also gets the tables that the baselines read: they are larger than all else and slow to fill. */
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
  const normalised = customers.findLastIndex(many => many <= mostNormalised)
  const built: House[] = []
  for (const [i, many] of customers.entries())
    built.push(await houses.build(engine, { customers: many, ...(i === normalised && { also: alsoNormalised }) }))
  const usual = built[normalised]
  if (usual === undefined) throw new RangeError(`a size of at most ${mostNormalised} customers is needed`)
  const results = [
    ...built.map(besideReading),
    ...built.slice(normalised).map(house => besideClosure(usual, house)),
    besideSql(usual),
    ...bySize(built),
    ...byPacks(usual),
    ...(await growingContacts(houses, usual)),
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
