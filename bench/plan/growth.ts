import { loadedPacks } from '../../packages/gate/src/packs/loaded.ts'
import type { BenchResult } from '../result.ts'
import { cpuOf, type House } from './house.ts'
import { share } from './plans.ts'

const names = loadedPacks.map(({ name }) => name)

/** What a plan costs as customers, rules and past contacts grow; each beside the smallest of its row. */
export const bySize = (houses: readonly House[]): BenchResult[] =>
  row(
    'customers',
    houses,
    ({ customers }) => customers,
    house => house.run('plan'),
  )

export const byContacts = (houses: readonly House[]): BenchResult[] =>
  row(
    'contacts',
    houses,
    ({ contacts }) => contacts,
    house => house.run('plan'),
  )

export const byPacks = (house: House): BenchResult[] =>
  row(
    'packs',
    [2, 4, 8, names.length].map(packs => ({ ...house, packs })),
    ({ packs }) => packs,
    ({ packs }) => house.run('plan', names.slice(0, packs)),
  )

function row<H extends House>(
  what: string,
  houses: readonly H[],
  sizeOf: (house: H) => number,
  runOf: (house: H) => ReturnType<House['run']>,
): BenchResult[] {
  const measured = houses.map(house => ({ house, cpu: cpuOf(runOf(house)) }))
  const [first] = measured
  return measured.map(({ house, cpu }) => ({
    name: `plan cost with ${sizeOf(house)} ${what} on ${house.engine}`,
    value: Number(cpu.toPrecision(3)),
    unit: 'CPU s a plan, from process start',
    baseline: Number(first!.cpu.toPrecision(3)),
    ratio: share(cpu, first!.cpu),
    n: house.customers,
    conditions: `all packs where not said${house.engine === 'postgres' ? "; PostgreSQL's CPU included" : ''}; baseline: ${sizeOf(first!.house)} ${what}; median of three runs`,
  }))
}
