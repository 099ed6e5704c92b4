import {
  type Act,
  err,
  type Fault,
  type Instant,
  type Obligation,
  type Outcome,
  obligations,
  ok,
  outcomes,
  type Result,
} from '@candor/terms'
import type { Facts } from '../facts.ts'
import type { GatePolicy } from '../policy.ts'
import { readAct } from './read-act.ts'
import { readCustomer } from './read-customer.ts'
import { readPolicy } from './read-policy.ts'
import { optional, present, Reading } from './reading.ts'

/** What an example demands of the verdict; every rule named must be among the reasons, whatever it says. */
export type Expectation = {
  readonly outcome: Outcome
  readonly until?: Instant
  readonly dueAt?: Instant
  readonly rules: readonly string[]
  readonly obligations?: readonly Obligation[]
}

/** One policy example, ready to be judged. */
export type Example = {
  readonly id: string
  readonly policy: GatePolicy
  readonly act: Act
  readonly facts: Facts
  readonly at: Instant
  readonly expect: Expectation
}

const fields = ['id', 'title', 'note', 'cite', 'brand', 'policy', 'packs', 'act', 'customer', 'at', 'expect']

/**
 * Reads a policy example (the case schema of the rule table) and fills in what absence means. Refuses unknown fields and
 * whatever is not of its type, naming every fault by its path.
 */
export function exampleToFacts(example: unknown): Result<Example, readonly Fault[]> {
  const reading = new Reading()
  const found = reading.record(example, 'example', fields)
  const policy = readPolicy(found, reading)
  const read: Example = {
    id: reading.text(found['id'], 'id'),
    policy,
    act: readAct(found['act'], reading),
    facts: readCustomer(found['customer'], reading, policy.brand.zone),
    at: reading.instant(found['at'], 'at'),
    expect: readExpectation(found['expect'], reading),
  }
  return reading.faults.length === 0 ? ok(read) : err(reading.faults)
}

function readExpectation(value: unknown, reading: Reading): Expectation {
  const expect = reading.record(value, 'expect', ['outcome', 'until', 'dueAt', 'rules', 'obligations'])
  const instant = reading.instant.bind(reading)
  const outcome = reading.oneOf(expect['outcome'], 'expect.outcome', outcomes)
  if ((expect['until'] !== undefined) !== (outcome === 'defer'))
    reading.refuse('expect.until', 'must be there exactly when the outcome is defer')
  return present<Expectation>({
    outcome,
    until: optional(expect['until'], 'expect.until', instant),
    dueAt: optional(expect['dueAt'], 'expect.dueAt', instant),
    rules: reading.list(expect['rules'], 'expect.rules', reading.text.bind(reading)),
    obligations: optional(expect['obligations'], 'expect.obligations', (found, path) =>
      reading.list(found, path, (duty, at) => reading.oneOf(duty, at, obligations)),
    ),
  })
}
