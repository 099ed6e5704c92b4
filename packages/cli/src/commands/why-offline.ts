import { compile, type Verdict } from '@candor/gate'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import { decisionOf } from '../offline/decision-file.ts'
import { type GateOfFile, readGatePolicy } from '../offline/gate-policy.ts'
import { readText } from '../offline/read-text.ts'
import type { RecordedDecision } from '../offline/record.ts'
import { sayDecision } from '../offline/say-record.ts'

export type WhyOfflineOptions = { readonly policy?: string }

/**
 * Explains one decision from an exported file alone, and with the brand's policy asks the gate again: the same facts must give
 * the same answer. Exit 1 when they do not.
 */
export async function whyOffline(file: string, { policy }: WhyOfflineOptions): Ending {
  const text = await readText(file)
  if (!text.ok) return text
  const decision = decisionOf(text.value, file)
  if (!decision.ok) return decision
  if (policy === undefined) return ok(explained(decision.value))
  const gate = await readGatePolicy(policy)
  return gate.ok ? replayed(decision.value, gate.value) : gate
}

const explained = (decision: RecordedDecision): Answer => ({
  json: { decision, replay: null },
  lines: [
    ...sayDecision(decision),
    '',
    'Not asked again: give the policy of that time with --policy FILE to replay it.',
  ],
})

function replayed(decision: RecordedDecision, { policy, digest }: GateOfFile): Result<Answer, Complaint> {
  const again = ask(decision, { policy, digest })
  if (!again.ok) return again
  const isSame = spoken(again.value) === spoken(decision.verdict)
  const samePolicy = digest === decision.policy
  const says = [
    isSame ? 'Replayed: the gate gives the same answer for the same reasons.' : 'Replayed: the gate answers otherwise.',
    ...(samePolicy ? [] : [`The policy given is another one (${digest}), or its time zones are of another edition.`]),
  ]
  return ok({
    json: { decision, replay: { same: isSame, samePolicy, policy: digest, verdict: plainVerdict(again.value) } },
    lines: [...sayDecision(decision), '', ...says],
    exit: isSame ? exits.ok : exits.error,
  })
}

function ask(
  { act, facts, at }: RecordedDecision,
  { policy, digest }: Pick<GateOfFile, 'policy' | 'digest'>,
): Result<Verdict, Complaint> {
  try {
    return ok(compile(policy, digest).preview(act, facts, at))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return err({
      what: 'The decision cannot be asked again',
      why: error.message,
      next: 'Check that the file was not changed: `candor proof verify` tells.',
      exit: exits.error,
    })
  }
}

const plainVerdict = ({ outcome, until, dueAt, obligations, reasons, deciding }: Omit<Verdict, 'policy'>) => ({
  outcome,
  ...(until === undefined ? {} : { until }),
  ...(dueAt === undefined ? {} : { dueAt }),
  obligations: [...obligations].sort(),
  reasons: reasons.map(({ rule, says, until }) => ({ rule, says, ...(until === undefined ? {} : { until }) })),
  ...(deciding === undefined ? {} : { deciding }),
})

const spoken = (verdict: Omit<Verdict, 'policy'>): string => JSON.stringify(plainVerdict(verdict))
