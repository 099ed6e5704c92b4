import {
  commitment,
  examineProof,
  type Ports,
  type ProofFailure,
  type Proven,
  parseOpening,
  parseProof,
  parseTrust,
  toBase64,
} from '@candor/ledger/verify'

/** How one step came out. `unknown`: an earlier step keeps it from being looked at. `none`: there is nobody to ask. */
export type StepResult = 'holds' | 'fails' | 'unknown' | 'none'

/** What the check of a proof found, step by step, and the record that it opened. */
export type Checked = {
  readonly text: StepResult
  readonly place: StepResult
  readonly signed: StepResult
  readonly witnessed: StepResult
  /** Witnesses that saw it. */
  readonly seenBy: readonly string[]
  /** The file is no proof at all. */
  readonly isMalformed: boolean
  readonly record?: unknown
}

/**
 * Checks a proof against a trust file and, where it is known, against the seal that the log holds for the entry (base64).
 * Pure: the same answer for the same input, whatever the ports run on.
 */
export function checkProof(proofText: string, trustText: string, seal: string | undefined, ports: Ports): Checked {
  const trust = parseTrust(trustText, ports)
  const proof = parseProof(proofText)
  if (!trust.ok || !proof.ok) return malformed
  const opening = parseOpening(proof.value.extra ?? new Uint8Array())
  const made = opening.ok ? toBase64(commitment(opening.value.key, opening.value.payload, ports)) : undefined
  const text: StepResult = made !== undefined && (seal === undefined || seal === made) ? 'holds' : 'fails'
  const alone = examineProof(proofText, { ...trust.value, quorum: 'none' }, ports)
  const failure = alone.ok ? undefined : alone.error.failure
  if (failure === 'malformed') return malformed
  const signed: StepResult = failure === 'unknown-log' || failure === 'bad-signature' ? 'fails' : 'holds'
  return {
    text,
    place: placeOf(failure),
    signed,
    ...witnessing(
      trust.value.witnesses.length,
      signed,
      alone.ok ? alone.value : undefined,
      () => examineProof(proofText, trust.value, ports).ok,
    ),
    isMalformed: false,
    ...(opening.ok ? { record: opening.value.payload } : {}),
  }
}

const malformed: Checked = {
  text: 'unknown',
  place: 'unknown',
  signed: 'unknown',
  witnessed: 'unknown',
  seenBy: [],
  isMalformed: true,
}

function placeOf(failure: ProofFailure | undefined): StepResult {
  if (failure === undefined) return 'holds'
  return failure === 'wrong-index' || failure === 'does-not-match' ? 'fails' : 'unknown'
}

function witnessing(
  witnesses: number,
  signed: StepResult,
  proven: Proven | undefined,
  reaches: () => boolean,
): Pick<Checked, 'witnessed' | 'seenBy'> {
  if (witnesses === 0) return { witnessed: 'none', seenBy: [] }
  if (signed !== 'holds' || !proven) return { witnessed: 'unknown', seenBy: [] }
  return { witnessed: reaches() ? 'holds' : 'fails', seenBy: proven.cosigned.map(({ name }) => name) }
}
