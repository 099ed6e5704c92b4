import { type Fault, ok, type Result } from '@candor/terms'
import { utf8 } from '../encoding/text.ts'
import type { Signatures } from '../ports.ts'
import { refuse } from '../refuse.ts'
import { cosignedMessage, parseCosignature } from './cosignature.ts'
import { keyTypes, type VerifierKey } from './key.ts'
import { type NoteSignature, parseNote } from './note.ts'

/** A signature that holds. `time` (seconds since 1970) is what a witness states; a plain signature states none. */
export type Verified = { readonly key: VerifierKey; readonly time?: number }

/** A note whose text is signed by every key in `verified`, each listed once. */
export type OpenedNote = { readonly text: string; readonly verified: readonly Verified[] }

/**
 * Opens a signed note. Lines of unknown keys are ignored, even if they share a name or an id with a known one; one line
 * of a trusted key that does not verify spoils the whole note, and so does the absence of any trusted signature.
 */
export function openNote(
  note: string | Uint8Array,
  trusted: readonly VerifierKey[],
  signatures: Signatures,
  path = 'note',
): Result<OpenedNote, Fault> {
  const parsed = parseNote(note, path)
  if (!parsed.ok) return parsed
  const { text } = parsed.value
  const verified = new Map<VerifierKey, Verified>()
  for (const line of parsed.value.signatures) {
    const key = trusted.find(known => known.name === line.name && known.id === line.id)
    if (key === undefined) continue
    const holds = verifyLine(text, line, key, signatures)
    if (holds === undefined) return refuse(path, `has an invalid signature by ${key.name}+${key.id}`)
    if (!verified.has(key)) verified.set(key, holds)
  }
  return verified.size > 0 ? ok({ text, verified: [...verified.values()] }) : refuse(path, 'has no trusted signature')
}

function verifyLine(text: string, line: NoteSignature, key: VerifierKey, ports: Signatures): Verified | undefined {
  if (key.type === keyTypes.cosignature) return verifyCosignature(text, line, key, ports)
  if (line.signature.length !== 64) return undefined
  return ports.verifyEd25519(key.publicKey, utf8(text), line.signature) ? { key } : undefined
}

function verifyCosignature(
  text: string,
  line: NoteSignature,
  key: VerifierKey,
  ports: Signatures,
): Verified | undefined {
  const parsed = parseCosignature(line.signature)
  if (!parsed.ok) return undefined
  const { time, signature } = parsed.value
  return ports.verifyEd25519(key.publicKey, cosignedMessage(text, time), signature) ? { key, time } : undefined
}
