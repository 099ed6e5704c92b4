import { examineProof, type Failed, type ProofFailure, type Proven, parseTrust, toBase64 } from '@candor/ledger'
import { err, type Fault, type Json, ok } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { nodeCrypto } from '../offline/node-crypto.ts'
import { readBytes } from '../offline/read-text.ts'
import { recordIn } from '../offline/record.ts'
import { sayRecord, sayTime } from '../offline/say-record.ts'

/** Verifies a `.tlog-proof` without asking anybody: opening, place, root and signatures, by the keys of the trust file. */
export async function proofVerify(file: string, trustFile: string): Ending {
  const proof = await readBytes(file)
  if (!proof.ok) return proof
  const text = await readBytes(trustFile)
  if (!text.ok) return text
  const trust = parseTrust(text.value, nodeCrypto)
  if (!trust.ok) return err(badTrust(trustFile, trust.error))
  const proven = examineProof(proof.value, trust.value, nodeCrypto)
  return ok(proven.ok ? holds(file, proven.value) : fails(file, proven.error))
}

function holds(file: string, proven: Proven) {
  const { origin, index, size, signedBy, cosigned, opening } = proven
  const payload: Json = opening?.payload ?? null
  const record = recordIn(payload)
  return {
    json: { verified: true, origin, index, size, root: toBase64(proven.root), signedBy, cosigned, record: payload },
    lines: [
      `${file} holds: what it says was recorded as entry ${index} of the log ${origin}, and has not been changed since.`,
      `Signed by ${signedBy.join(', ')}, which had ${size} entries then.`,
      cosigned.length > 0
        ? `Witnessed by ${cosigned.map(({ name, time }) => `${name} (${sayTime(time * 1000)})`).join(', ')}.`
        : 'No witness that you trust has signed it: the log could show others another history. docs/witness.md says what that means.',
      ...(record ? ['', ...sayRecord(record)] : []),
    ],
  }
}

/** What each failure means, and what it does not. */
const meaning: Readonly<Record<ProofFailure, string>> = {
  malformed: 'It is not a whole proof: cut off, changed, or another kind of file. Get it again.',
  'unknown-log':
    'Your trust file does not name the log, or the key, that signed it. Nothing is known about what it says.',
  'bad-signature':
    'A signature under a key that you trust does not hold: what was signed was changed, or it is forged.',
  'too-few-witnesses':
    'The log signed it, but fewer witnesses saw it than your trust file asks for. Get a newer proof.',
  'wrong-index':
    'The place it names and its hashes do not fit the tree that was signed: the number was changed, or hashes are missing.',
  'no-opening': 'It carries no record that could be read, so there is nothing it could prove.',
  'does-not-match':
    'The record it carries is not what the log holds at that place: the record, its key, the number or a hash was changed.',
}

const fails = (file: string, { failure, fault: { path, says } }: Failed) => ({
  json: { verified: false, failure, first: { path, says } },
  lines: [`${file} proves nothing: ${path} ${says}.`, meaning[failure]],
  exit: exits.error,
})

const badTrust = (file: string, fault: Fault): Complaint => ({
  what: `${file} is not a trust file`,
  why: `${fault.path} ${fault.says}`,
  next: 'Write a line "log VKEY" for the log you trust and a line "quorum none"; see docs/proofs.md.',
  exit: exits.error,
  faults: [fault],
})
