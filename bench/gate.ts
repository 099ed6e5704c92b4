import {
  type CompactFacts,
  compactFacts,
  compile,
  type Example,
  type Gate,
  type Verdict,
} from '../packages/gate/src/index.ts'
import { found, judgeByHand, rules, words } from './gate/by-hand.ts'
import { prepareCedar } from './gate/cedar.ts'
import { costs } from './gate/cost.ts'
import { compacted, examplesOf, type Put, policy, read } from './gate/people.ts'
import { cpuSeconds, median } from './measure/cpu.ts'
import type { BenchResult } from './result.ts'

const customers = 10_000
const rounds = 7
const cedarQuestions = 4_000

const gate = compile(policy, 'sha256:bench')
const lawful = compile({ ...policy, packs: [...policy.packs, 'law'] }, 'sha256:bench')

/** What both must agree on: outcome, until, and every reason as `rule:word`, in one text. */
const ofGate = ({ outcome, until = 0, reasons }: Verdict): string =>
  `${outcome} ${until} ${reasons.map(({ rule, says }) => `${rule}:${says}`).toSorted()}`

function ofHand(): string {
  const codes = [...found.codes.subarray(0, found.count)]
  const reasons = codes.map(code => `${rules[code >> 3]}:${words[code & 7]}`)
  return `${words[found.outcome]} ${found.until} ${reasons.toSorted()}`
}

/** Throws at the first question on which the two disagree; returns the share of denials. */
function compare(questions: readonly Put[]): number {
  let denials = 0
  for (const { id, act, facts, at } of questions) {
    const verdict = gate.preview(act, facts, at)
    judgeByHand(act, facts, at)
    if (ofGate(verdict) !== ofHand()) throw new Error(`they disagree on ${id}: ${ofGate(verdict)} / ${ofHand()}`)
    if (verdict.outcome === 'deny') denials++
  }
  return denials / questions.length
}

/** Verdicts with all their reasons stay reachable for a while, so that building them cannot be left out. */
const kept: Verdict[] = new Array(1024)

function throughGate(questions: readonly (Put | Example)[], by: Gate = gate): void {
  for (let i = 0; i < questions.length; i++) {
    const { act, facts, at } = questions[i]!
    kept[i & 1023] = by.preview(act, facts, at)
  }
}

let checksum = 0
function throughHand(questions: readonly Put[]): void {
  for (let i = 0; i < questions.length; i++) {
    const { act, facts, at } = questions[i]!
    judgeByHand(act, facts, at)
    checksum += found.outcome + found.count
  }
}

/**
 * Verdicts of the gate in a CPU second beside the same rules written by hand and beside Cedar, and what reading costs.
 * Throws when the gate and the hand-written rules disagree on any question.
 */
export async function bench(): Promise<BenchResult[]> {
  const examples = examplesOf(customers)
  const known = read(examples)
  const questions = compacted(known)
  return [...verdicts(questions), ...costs(), ...beside(examples, known, questions)]
}

/** Verdicts beside the same rules by hand, and with every pack. */
function verdicts(questions: readonly Put[]): BenchResult[] {
  const denials = compare(questions)
  const [ours, withLaw, byHand]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    ours.push(questions.length / cpuSeconds(() => throughGate(questions)))
    withLaw.push(questions.length / cpuSeconds(() => throughGate(questions, lawful)))
    byHand.push(questions.length / cpuSeconds(() => throughHand(questions)))
  }
  if (checksum === 0) throw new Error('nothing was judged')
  const value = median(ours)
  const n = questions.length
  const about = `${customers} customers × 8 acts, shuffled; 8 choices, 20 past contacts, 20 zones; facts compacted beforehand; ${Math.round(denials * 100)} % denials; no verdict or customer is remembered, every question is asked anew of the facts, but which answers lead to which words of the rules is kept in a tree grown on first use; each verdict with its own list of all reasons; median of ${rounds} rounds`
  return [
    result(
      'gate verdicts',
      value,
      median(byHand),
      n,
      `${about}; baseline: the same rules by hand, agreeing on all ${n}`,
    ),
    result(
      'gate verdicts with every pack',
      median(withLaw),
      value,
      n,
      `${about}; core, house rules and all packs of law; baseline: the same questions with core and house rules alone`,
    ),
  ]
}

/** What reading and compacting cost, and the gate beside Cedar. */
function beside(examples: readonly object[], known: readonly Example[], questions: readonly Put[]): BenchResult[] {
  const value = rateOf(() => throughGate(questions.slice(0, some)))
  return [
    result(
      'gate verdicts beside Cedar',
      value,
      cedarRate(known),
      known.length,
      `baseline: cedar-wasm on ${cedarQuestions} of the acts, policies parsed before; 12 policies for a part of the rules: no local time, windows, waits or lapsed reasons, which are computed beforehand and not charged`,
    ),
    result(
      'examples read',
      rateOf(() => read(examples.slice(0, some))),
      value,
      some,
      'exampleToFacts: untrusted JSON objects to facts; baseline: verdicts of the gate',
    ),
    result(
      'facts compacted',
      rateOf(() => compactAll(known)),
      value,
      some,
      'compactFacts: facts as objects to the columns that the gate reads, to keep; baseline: verdicts of the gate',
    ),
    result(
      'gate verdicts on facts as objects',
      rateOf(() => throughGate(known.slice(0, some))),
      value,
      some,
      'preview of facts as objects, compacted for each verdict into one scratch; baseline: verdicts on compact facts',
    ),
  ]
}

const result = (name: string, value: number, baseline: number, n: number, conditions: string): BenchResult => ({
  name,
  value: Math.round(value),
  unit: 'per CPU second',
  baseline: Math.round(baseline),
  ratio: Math.round((value / baseline) * 1000) / 1000,
  n,
  conditions,
})

function cedarRate(questions: readonly Example[]): number {
  const isAllowed = prepareCedar(questions.slice(0, cedarQuestions))
  let allowed = 0
  const round = (): void => {
    for (let i = 0; i < cedarQuestions; i++) if (isAllowed(i)) allowed++
  }
  const rate = median([1, 2, 3].map(() => cedarQuestions / cpuSeconds(round)))
  if (allowed === 0 || allowed === cedarQuestions * 3) throw new Error('Cedar answers everything alike')
  return rate
}

const some = 20_000

const rateOf = (work: () => void): number => median([1, 2, 3].map(() => some / cpuSeconds(work)))

const compact: CompactFacts[] = new Array(1024)

function compactAll(examples: readonly Example[]): void {
  for (let i = 0; i < some; i++) compact[i & 1023] = compactFacts(examples[i]!.facts)
}

if (import.meta.main) console.log(JSON.stringify(await bench(), null, 2))
