import { type Proven, parseTrust, toBase64, verifyProof } from '@candor/ledger'
import { err, type Fault, type Json, ok } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { nodeCrypto } from '../offline/node-crypto.ts'
import { readBytes } from '../offline/read-text.ts'
import { recordIn } from '../offline/record.ts'
import { sayRecord } from '../offline/say-record.ts'

/** Verifies a `.tlog-proof` without asking anybody: opening, place, root and signatures, by the keys of the trust file. */
export async function proofVerify(file: string, trustFile: string): Ending {
  const proof = await readBytes(file)
  if (!proof.ok) return proof
  const text = await readBytes(trustFile)
  if (!text.ok) return text
  const trust = parseTrust(text.value, nodeCrypto)
  if (!trust.ok) return err(badTrust(trustFile, trust.error))
  const proven = verifyProof(proof.value, undefined, trust.value, nodeCrypto)
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
      `Signed by ${signedBy.join(', ')}${cosigned.length > 0 ? `; witnessed by ${cosigned.map(({ name }) => name).join(', ')}` : ''}.`,
      ...(record ? ['', ...sayRecord(record)] : []),
    ],
  }
}

const fails = (file: string, { path, says }: Fault) => ({
  json: { verified: false, first: { path, says } },
  lines: [`${file} proves nothing: ${path} ${says}.`],
  exit: exits.error,
})

const badTrust = (file: string, fault: Fault): Complaint => ({
  what: `${file} is not a trust file`,
  why: `${fault.path} ${fault.says}`,
  next: 'Write a line "log VKEY" for the log you trust and a line "quorum none"; see docs/cli.md.',
  exit: exits.error,
  faults: [fault],
})
