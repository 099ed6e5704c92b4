import { observeDecision, startMonitor } from '../packages/fairness/src/index.ts'
import { seeded } from '../scripts/battery/trial.ts'
import { cpuSeconds } from './measure/cpu.ts'
import { type Delay, delayAt } from './monitoring/measure.ts'
import type { BenchResult } from './result.ts'

const ratios = [0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.5, 0.4]
const streams = 1_000

/** Decisions to the alarm by true ratio, beside a test of fixed size; and what a decision costs, beside a plain count. */
export async function bench(): Promise<BenchResult[]> {
  const random = seeded(2026)
  const even = ratios.map(ratio => delayAt(ratio, 0.5, streams, random))
  const uneven = [0.8, 0.6].map(ratio => delayAt(ratio, 0.1, streams, random))
  return [...[...even, ...uneven].map(delayResult), ...[1, 10].map(costResult)]
}

const delayResult = ({ ratio, share, median, fourFifths, fixed, streams }: Delay): BenchResult => ({
  name: `monitoring: decisions to alarm at ratio ${ratio}${share === 0.5 ? '' : `, the group ${100 * share} % of decisions`}`,
  value: median,
  unit: 'decisions, the median',
  baseline: fixed,
  ratio: Math.round((100 * median) / fixed) / 100,
  n: streams,
  conditions: `tolerance .95, alpha .05, base rate .2, a look at every decision; four fifths had alarmed by ${fourFifths}; baseline: one-sided test of fixed size with power .8 against the same tolerance`,
})

const decisions = 2_000_000

function costResult(groups: number): BenchResult {
  const names = Array.from({ length: groups }, (_, index) => `group ${index}`)
  const random = seeded(7)
  const drawn = Array.from({ length: 4_096 }, () => ({
    group: random() < 0.5 ? 'reference' : (names[Math.floor(random() * groups)] ?? ''),
    selected: random() < 0.2,
  }))
  const monitor = startMonitor({ reference: 'reference', groups: names })
  const counts = new Map(['reference', ...names].map(name => [name, { n: 0, selected: 0 }]))
  const watched = cpuSeconds(() => each(drawn, (group, selected) => observeDecision(monitor, group, selected)))
  const counted = cpuSeconds(() =>
    each(drawn, (group, selected) => {
      const count = counts.get(group)
      if (count === undefined) return
      count.n++
      if (selected) count.selected++
    }),
  )
  return {
    name: `monitoring: decisions a second with ${groups} ${groups === 1 ? 'group' : 'groups'} and the reference`,
    value: Math.round(decisions / watched),
    unit: 'decisions per CPU second',
    baseline: Math.round(decisions / counted),
    ratio: Math.round((1_000 * counted) / watched) / 1_000,
    n: decisions,
    conditions: `half of the decisions about the reference; ${JSON.stringify(monitor).length} bytes of JSON; baseline: only counts them by group`,
  }
}

function each(
  drawn: readonly { readonly group: string; readonly selected: boolean }[],
  take: (group: string, selected: boolean) => void,
): void {
  for (let i = 0; i < decisions; i++) {
    const { group, selected } = drawn[i & 4_095]!
    take(group, selected)
  }
}

if (import.meta.main) console.log(JSON.stringify(await bench(), null, 2))
