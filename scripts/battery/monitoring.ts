import assert from 'node:assert/strict'
import { fixedSampleSize, powerAt } from '../../bench/monitoring/fixed-sample.ts'
import { delayAt, exactInterval } from '../../bench/monitoring/measure.ts'
import { decisionsToAlarm, type Scenario, steady } from '../../packages/fairness/src/sequential/testing/simulate.ts'
import { scaled, seeded, type Trial } from './trial.ts'

const [tolerance, alpha] = [0.95, 0.05]
const decisions = 20_000
const published = 10_000
/** What the upper end of the interval may be at the published size. */
const most = 0.056

/** Everybody's rate swings threefold over a few thousand decisions, and the groups come in runs. */
const swinging: Scenario = {
  decisions,
  rate: decision => 0.3 + 0.15 * Math.sin(decision / 700),
  ratio: () => tolerance,
  share: decision => (Math.floor(decision / 40) % 3 === 0 ? 0.9 : 0.2),
}

/** Streams in which the tolerance is kept: a name, how decisions come, and how many streams. */
const kept: readonly (readonly [string, Scenario, number])[] = [
  ['at the tolerance', steady(decisions, 0.2, tolerance), published],
  ['at ratio 1', steady(decisions, 0.2, 1), published],
  ['at the tolerance, rates that swing and groups in runs', swinging, published],
  ['at the tolerance, rate .02', steady(decisions, 0.02, tolerance), 2_000],
  ['at the tolerance, rate .8', steady(decisions, 0.8, tolerance), 2_000],
  ['at the tolerance, the group 5 % of decisions', steady(decisions, 0.2, tolerance, 0.05), 2_000],
  ['at the tolerance, 200,000 decisions', steady(200_000, 0.2, tolerance), 1_000],
]

/**
 * Watches streams that keep the tolerance, with a look at every decision, and counts those that ever alarm; then streams that do
 * not keep it, and how soon they alarm, beside a test of fixed size.
 */
export const monitoring: Trial = async (seed, scale) => {
  const random = seeded(seed)
  const falseAlarms = kept.map(([name, scenario, streams]) => quiet(name, scenario, scaled(streams, scale), random))
  const delays = [0.9, 0.8, 0.6].map(ratio => found(ratio, scaled(2_000, scale), random))
  return [...falseAlarms, ...delays].join('; ')
}

function quiet(name: string, scenario: Scenario, streams: number, random: () => number): string {
  const ever = decisionsToAlarm(streams, scenario, random, { tolerance, alpha }).filter(Number.isFinite).length
  const { low, high } = exactInterval(ever, streams)
  const numbers = `${ever} of ${streams} streams ${name} ever alarm (${percent(ever / streams)}, 95 % interval ${percent(low)} to ${percent(high)})`
  console.log(`monitoring: ${numbers}`)
  // With fewer streams the interval is wide; then only what contradicts the promise fails.
  if (streams >= published) assert.ok(high <= most, `${numbers}: the upper end is above ${most}`)
  else assert.ok(low <= alpha, `${numbers}: more than promised`)
  return numbers
}

function found(ratio: number, streams: number, random: () => number): string {
  const { median, fourFifths, fixed } = delayAt(ratio, 0.5, streams, random)
  const question = { tolerance, rate: 0.2, ratio, share: 0.5 }
  const power = powerAt(fixedSampleSize(question), question, Math.min(500, streams), random)
  const numbers = `ratio ${ratio}: median ${median} decisions, four fifths by ${fourFifths}, fixed sample ${fixed} (its power ${power.toFixed(2)})`
  console.log(`monitoring: ${numbers}`)
  assert.ok(median <= 3 * fixed, `${numbers}: more than three times the fixed sample`)
  return numbers
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`
