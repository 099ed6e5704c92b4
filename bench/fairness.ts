import { audit, countInto, openCube, usual } from '../packages/fairness/src/index.ts'
import { countByHand, type Decisions, decisionsOf, groups } from './fairness/decisions.ts'
import { cpuSeconds, median } from './measure/cpu.ts'
import type { BenchResult } from './result.ts'

const n = 10_000_000
const rounds = 7

/** The whole audit: cube, both attributes, their intersection, all metrics, intervals, tests, adjusted, judged and suppressed. */
function throughAudit({ first, second, decision, outcome }: Decisions): number {
  const cube = countInto(openCube(groups), { groups: [first, second], decision, outcome })
  const attributes = groups.map((size, at) => ({
    name: `attribute ${at + 1}`,
    groups: Array.from({ length: size }, (_, group) => `group ${group + 1}`),
  }))
  const found = audit({ cube, attributes, hasOutcome: true, least: 10, thresholds: usual })
  return found.attributes.reduce((all, { groups }) => {
    return all + groups.reduce((sum, group) => sum + (group.hidden ? 0 : group.counts.n), 0)
  }, 0)
}

/** Throws when the cube holds other counts than the loop by hand. */
function compare(decisions: Decisions): void {
  const { first, second, decision, outcome } = decisions
  const [ours] = countInto(openCube(groups), { groups: [first, second], decision, outcome }).tables
  const byHand = countByHand(decisions)
  if (!ours || ours.counts.some((count, at) => count !== byHand[at])) throw new Error('the counts disagree')
}

/** Decisions a CPU second through the whole audit, beside a loop by hand that adds the same decisions into the same cells and does no more. */
export function bench(): BenchResult {
  const decisions = decisionsOf(n)
  compare(decisions)
  const [ours, byHand]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    ours.push(n / cpuSeconds(() => void throughAudit(decisions)))
    byHand.push(n / cpuSeconds(() => void countByHand(decisions)))
  }
  const [value, baseline] = [median(ours), median(byHand)]
  const [a, b] = groups
  return {
    name: 'fairness: decisions audited',
    value: Math.round(value),
    unit: 'per CPU second',
    baseline: Math.round(baseline),
    ratio: Math.round((value / baseline) * 1000) / 1000,
    n,
    conditions: `${a} × ${b} groups in columns, decision and outcome, random; codes checked, counts, all rates, gaps, intervals, tests, suppression and verdicts, one-way and crossed; baseline: one loop that adds the same decisions into the same ${(a + 1) * (b + 1) * 9} cells, unchecked, and does nothing with them; the counts agree; median of ${rounds} rounds`,
  }
}

if (import.meta.main) console.log(JSON.stringify(bench(), null, 2))
