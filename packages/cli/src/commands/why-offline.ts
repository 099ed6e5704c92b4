import { compile, type Verdict } from '@candor/gate'
import { parseOpening, parseProof } from '@candor/ledger'
import { err, type Json, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import { type GateOfFile, readGatePolicy } from '../offline/gate-policy.ts'
import { readText } from '../offline/read-text.ts'
import { decisionIn, type RecordedDecision, recordIn } from '../offline/record.ts'
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

function decisionOf(text: string, file: string): Result<RecordedDecision, Complaint> {
  const found = text.startsWith('c2sp.org/tlog-proof') ? inProof(text) : inJson(text)
  if (found) return ok(found)
  return err({
    what: `${file} holds no decision`,
    why: 'it is neither a proof that carries a decision nor the JSON of one',
    next: 'Export one with `candor why ID --json` or `candor why ID --proof FILE`.',
    exit: exits.error,
  })
}

function inProof(text: string): RecordedDecision | undefined {
  const proof = parseProof(text)
  const opening = proof.ok && proof.value.extra ? parseOpening(proof.value.extra) : undefined
  return opening?.ok ? recordIn(opening.value.payload)?.decision : undefined
}

function inJson(text: string): RecordedDecision | undefined {
  try {
    const value = JSON.parse(text) as Json
    return decisionIn(value)
  } catch {
    return undefined
  }
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

const plainVerdict = ({ outcome, until, obligations, reasons, deciding }: Omit<Verdict, 'policy'>) => ({
  outcome,
  ...(until === undefined ? {} : { until }),
  obligations: [...obligations].sort(),
  reasons: reasons.map(({ rule, says, until }) => ({ rule, says, ...(until === undefined ? {} : { until }) })),
  ...(deciding === undefined ? {} : { deciding }),
})

const spoken = (verdict: Omit<Verdict, 'policy'>): string => JSON.stringify(plainVerdict(verdict))
