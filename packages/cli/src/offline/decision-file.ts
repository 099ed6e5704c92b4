import { parseOpening, parseProof } from '@candor/ledger'
import { err, type Json, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import { decisionIn, type RecordedDecision, recordIn } from './record.ts'

/** The decision in the text of an exported file: a proof that carries one, or its JSON. */
export function decisionOf(text: string, file: string): Result<RecordedDecision, Complaint> {
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
