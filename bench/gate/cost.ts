import { compactFacts, compile, type Example } from '../../packages/gate/src/index.ts'
import { loadedPacks } from '../../packages/gate/src/packs/loaded.ts'
import { cpuSeconds, median } from '../measure/cpu.ts'
import type { BenchResult } from '../result.ts'
import { examplesOf, type Put, policy, read } from './people.ts'

const people = 1_500
const rounds = 5

type Shape = { readonly packs?: number; readonly contacts?: number; readonly choices?: number }

const names = loadedPacks.map(pack => pack.name)

/** CPU nanoseconds of one verdict: the median of a few rounds over all questions. */
function costOf({ packs = names.length, contacts = 20, choices = 8 }: Shape): number {
  const gate = compile({ ...policy, packs: names.slice(0, packs) }, 'sha256:bench')
  const questions = shaped(contacts, choices)
  const costs = Array.from({ length: rounds }, () => {
    const seconds = cpuSeconds(() => {
      for (const { act, facts, at } of questions) gate.preview(act, facts, at)
    })
    return (seconds * 1e9) / questions.length
  })
  return median(costs)
}

/** The people of the benchmark with as many past contacts and choices as asked for. */
function shaped(contacts: number, choices: number): readonly Put[] {
  return read(examplesOf(people)).map(({ id, act, facts, at }: Example) => ({
    id,
    act,
    at,
    facts: compactFacts({
      ...facts,
      contacts: cycled(facts.contacts, contacts).map((contact, i) => ({ ...contact, at: contact.at - i * 60_000 })),
      consents: cycled(facts.consents, Math.ceil(choices * 0.75)),
      optOuts: cycled(facts.optOuts, Math.floor(choices * 0.25)),
    }),
  }))
}

const cycled = <T>(some: readonly T[], wanted: number): readonly T[] =>
  Array.from({ length: wanted }, (_, i) => some[i % some.length]!)

/** What one verdict costs as packs, past contacts and choices grow; each beside the smallest of its row. */
export function costs(): readonly BenchResult[] {
  const rows: readonly [keyof Shape, readonly number[]][] = [
    ['packs', [1, 2, 4, 8, names.length]],
    ['contacts', [0, 5, 20, 50, 100]],
    ['choices', [2, 8, 16, 32, 64]],
  ]
  return rows.flatMap(([what, sizes]) => {
    const measured = sizes.map(size => costOf({ [what]: size }))
    return sizes.map((size, i) => ({
      name: `gate cost with ${size} ${what}`,
      value: Math.round(measured[i]!),
      unit: 'CPU ns a verdict',
      baseline: Math.round(measured[0]!),
      ratio: Math.round((100 * measured[i]!) / measured[0]!) / 100,
      n: people * 8,
      conditions: `all packs, 20 contacts and 8 choices where not said; baseline: ${sizes[0]} ${what}; median of ${rounds} rounds`,
    }))
  })
}
