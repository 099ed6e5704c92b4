import type { Fault, Json } from '@candor/terms'
import { compile } from '../gate.ts'
import { ownId } from '../own/own-rule.ts'
import { everyLaw, loadedPacks, ruleIds } from '../packs/loaded.ts'
import { formatInstant } from '../time/format-instant.ts'
import type { Reason, Verdict } from '../verdict.ts'
import { type Example, type Expectation, exampleToFacts } from './example.ts'

/** One example that did not hold: what it demands, what came, and every reason given. */
export type Failure = {
  readonly id: string
  readonly expected: Json
  readonly got: Json
  readonly reasons: readonly Reason[]
}

export type ExamplesReport = {
  readonly passed: number
  readonly failed: number
  /** Expects a rule, or names a pack, that no loaded pack declares; not run. */
  readonly unsupported: number
  readonly failures: readonly Failure[]
}

type Outcome = 'passed' | 'unsupported' | Failure

/** Judges every example with the gate of its own policy. Never throws: what cannot be read is a failure that says why. */
export function runExamples(examples: unknown): ExamplesReport {
  if (!Array.isArray(examples)) return report([malformed(0, undefined, [{ path: 'examples', says: 'must be a list' }])])
  return report(examples.map(run))
}

function report(outcomes: readonly Outcome[]): ExamplesReport {
  const failures = outcomes.filter(outcome => typeof outcome === 'object')
  const passed = outcomes.filter(outcome => outcome === 'passed').length
  return { passed, failed: failures.length, unsupported: outcomes.length - passed - failures.length, failures }
}

function run(example: unknown, position: number): Outcome {
  if (isUnsupported(example)) return 'unsupported'
  const read = exampleToFacts(example)
  if (!read.ok) return malformed(position, example, read.error)
  const { policy, act, facts, at, expect } = read.value
  const verdict = compile(policy, 'example').preview(act, facts, at)
  return meets(verdict, expect) ? 'passed' : failure(read.value, verdict)
}

function isUnsupported(example: unknown): boolean {
  const { expect, packs, policy } = fieldsOf(example)
  const own = Object.keys(fieldsOf(fieldsOf(policy)['rules'])).map(ownId)
  const rules = [...ruleIds, ...own]
  const names = [everyLaw, ...loadedPacks.map(pack => pack.name)]
  const misses = (wanted: unknown, known: readonly string[]): boolean =>
    Array.isArray(wanted) && wanted.some(name => typeof name === 'string' && !known.includes(name))
  return misses(packs, names) || misses(fieldsOf(expect)['rules'], rules)
}

const fieldsOf = (value: unknown): { readonly [field: string]: unknown } =>
  typeof value === 'object' && value !== null ? (value as { readonly [field: string]: unknown }) : {}

function meets(verdict: Verdict, expect: Expectation): boolean {
  return (
    verdict.outcome === expect.outcome &&
    verdict.until === expect.until &&
    verdict.dueAt === expect.dueAt &&
    expect.rules.every(rule => verdict.reasons.some(reason => reason.rule === rule)) &&
    (expect.obligations ?? []).every(obligation => verdict.obligations.includes(obligation))
  )
}

const said = ({
  outcome,
  until,
  dueAt,
  obligations = [],
}: Expectation | Verdict): { readonly [field: string]: Json } => ({
  outcome,
  ...(until !== undefined && { until: formatInstant(until) }),
  ...(dueAt !== undefined && { dueAt: formatInstant(dueAt) }),
  obligations,
})

const failure = ({ id, expect }: Example, verdict: Verdict): Failure => ({
  id,
  expected: { ...said(expect), rules: expect.rules },
  got: said(verdict),
  reasons: verdict.reasons,
})

function malformed(position: number, example: unknown, faults: readonly Fault[]): Failure {
  const { id } = fieldsOf(example)
  return {
    id: typeof id === 'string' && id !== '' ? id.slice(0, 200) : `example ${position + 1}`,
    expected: 'a well-formed example',
    got: faults.map(({ path, says }) => `${path} ${says}`).join('; '),
    reasons: [],
  }
}
