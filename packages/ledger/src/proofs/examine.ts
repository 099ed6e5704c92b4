import { err, type Fault, type Result } from '@candor/terms'
import { parseNote } from '../notes/note.ts'
import type { Ports } from '../ports.ts'
import { type Proof, parseProof } from './proof.ts'
import type { Trust } from './trust.ts'
import { type Proven, verifyHead, verifyProof } from './verify.ts'

/** What is wrong with a proof, as a person would say it. */
export type ProofFailure =
  /** The file is not in the form of a proof, or was cut off. */
  | 'malformed'
  /** It is of a log, or signed by a key, that the trust file does not name. */
  | 'unknown-log'
  /** Somebody whose key is trusted did not sign this: the checkpoint was changed, or the signature is forged. */
  | 'bad-signature'
  /** The log signed, and too few of the trusted witnesses saw it. */
  | 'too-few-witnesses'
  /** No place of this number is under the signed checkpoint, or the proof is not as long as that place asks. */
  | 'wrong-index'
  /** There is no record in it, or one that cannot be read. */
  | 'no-opening'
  /** The record it carries is not what stands at this place of the signed log. */
  | 'does-not-match'

export type Failed = { readonly failure: ProofFailure; readonly fault: Fault }

/** As `verifyProof` with the opening in the proof; a refusal also says of which kind it is. */
export function examineProof(proofText: string | Uint8Array, trust: Trust, ports: Ports): Result<Proven, Failed> {
  const proven = verifyProof(proofText, undefined, trust, ports)
  if (proven.ok) return proven
  const proof = parseProof(proofText)
  return err({
    failure: proof.ok ? failureOf(proof.value, proven.error, trust, ports) : 'malformed',
    fault: proven.error,
  })
}

function failureOf(proof: Proof, { path }: Fault, trust: Trust, ports: Ports): ProofFailure {
  const note = parseNote(proof.checkpoint, 'checkpoint')
  if (!note.ok) return 'malformed'
  if (!verifyHead(proof.checkpoint, { ...trust, quorum: 'none' }, ports).ok) {
    const [origin] = note.value.text.split('\n')
    const known = trust.logs.some(({ key }) => key.name === origin && isIn(key, note.value.signatures))
    return known ? 'bad-signature' : 'unknown-log'
  }
  if (!verifyHead(proof.checkpoint, trust, ports).ok) return 'too-few-witnesses'
  if (path === 'proof.extra' || path.startsWith('proof.extra.')) return 'no-opening'
  return path === 'proof.root' ? 'does-not-match' : 'wrong-index'
}

const isIn = (key: Named, lines: readonly Named[]): boolean =>
  lines.some(({ name, id }) => name === key.name && id === key.id)
type Named = { readonly name: string; readonly id: string }
