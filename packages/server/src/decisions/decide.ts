import type { Facts, Pass, Verdict } from '@candor/gate'
import { decide as judgeAndMint } from '@candor/gate/mint'
import type { Act, Channel, Instant, Json } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { addContact, factsOf, Standing, type StoredState, stateChange } from '../customers/state/index.ts'
import { type Change, together } from '../record/index.ts'
import { decisionJson } from './decision-record.ts'
import { heard } from './heard.ts'
import type { Judge } from './judge.ts'

/** One contact somebody wants to make now. */
export type ContactAsk = {
  readonly customer: string
  readonly act: Act & { readonly kind: 'contact'; readonly channel: Channel }
  /** Stable over attempts; with the customer it names this one act. */
  readonly actId: string
  readonly attempt: number
  /** The very bytes the provider will be given. Undefined: there is no address, and the gate says so. */
  readonly address: string | undefined
  readonly passExpires: Instant
}

export type Decided = {
  readonly verdict: Verdict
  readonly pass: Pass<'contact'> | undefined
  readonly at: Instant
  readonly entry: string
  readonly facts: Facts
  /** The decision's entry and, where it permits what is no answer, the contact counted from now on. The caller adds its own fence and commits. */
  readonly change: Change
}

/**
 * Decides one contact. The change must be durable before the pass is used: then every hand-off has its decision in the
 * record, and no choice recorded meanwhile can be overtaken (the state's version guards all facts).
 */
export function decideContact(ground: Ground, judge: Judge, before: StoredState, ask: ContactAsk): Decided {
  const at = ground.clock.now()
  const facts = {
    ...heard(factsOf(before.state, judge.codes, ask.act.channel), at),
    ...(ask.address === undefined ? { address: false } : {}),
  }
  const grant = {
    customer: ask.customer,
    actId: ask.actId,
    attempt: ask.attempt,
    address: ask.address ?? '',
    expiresAt: ask.passExpires,
  }
  const { verdict, pass } = judgeAndMint(judge.gate, ask.act, facts, at, grant)
  const entry = ground.ids.id()
  const recorded: Partial<Change> = {
    entries: [{ entry, customer: ask.customer, kind: 'decision', body: decisionBody(ask, at, facts, verdict) }],
  }
  return {
    verdict,
    pass: pass as Pass<'contact'> | undefined,
    at,
    entry,
    facts,
    // Budgets are about what the brand sends of its own accord: an answer to the customer uses up none of them.
    change: together(recorded, pass && !ask.act.reply ? counted(before, ask, at) : {}),
  }
}

/** On a copy: whoever asks a second time about the same state must not find the first contact in it. */
function counted(before: StoredState, ask: ContactAsk, at: Instant): Partial<Change> {
  const after = new Standing(before.state.layout).load(before.state.bytes)
  addContact(after, at, ask.act.channel)
  return stateChange(ask.customer, before.version, after)
}

function decisionBody(ask: ContactAsk, at: Instant, facts: Facts, verdict: Verdict): Json {
  const { policy, ...said } = verdictParts(verdict)
  return decisionJson({ act: ask.act, id: ask.actId, attempt: ask.attempt, at, facts, verdict: said, policy })
}

/** What is recorded of a verdict: its parts by name, those that are absent left out. */
export function verdictParts({ outcome, until, dueAt, obligations, reasons, deciding, policy }: Verdict): Verdict {
  return {
    outcome,
    obligations,
    reasons,
    policy,
    ...(until === undefined ? {} : { until }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(deciding === undefined ? {} : { deciding }),
  }
}
