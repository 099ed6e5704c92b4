import { toBase64 } from '../encoding/base64.ts'
import { concat, uint64 } from '../encoding/octets.ts'
import { utf8 } from '../encoding/text.ts'
import type { Hashing, Signer } from '../ports.ts'
import { cosignedMessage } from './cosignature.ts'
import { type KeyType, keyId, keyTypes, verifierKey } from './key.ts'
import { isNoteText } from './note.ts'

/** The signed note over `text`, one line a signer, in order. Throws a `RangeError` for a text or key name no note may carry. */
export function signNote(text: string, signers: readonly Signer[], hashing: Hashing): string {
  if (!isNoteText(text)) throw new RangeError('a note text ends in a newline and has no control characters')
  if (signers.length === 0) throw new RangeError('a note needs a signer')
  return `${text}\n${signers.map(signer => signatureLine(text, signer, hashing)).join('')}`
}

/** One line to append to a signed note: an Ed25519 signature (type 0x01) over `text`, which ends in a newline. */
export const signatureLine = (text: string, signer: Signer, hashing: Hashing): string =>
  line(signer, keyTypes.ed25519, signer.sign(utf8(text)), hashing)

/** One line to append to a signed checkpoint: a cosignature/v1 over its body, at `time` (whole seconds since 1970). */
export function cosignatureLine(body: string, signer: Signer, time: number, hashing: Hashing): string {
  if (!Number.isSafeInteger(time) || time < 0) throw new RangeError('a cosignature time is whole seconds since 1970')
  return line(signer, keyTypes.cosignature, concat(uint64(time), signer.sign(cosignedMessage(body, time))), hashing)
}

function line(signer: Signer, type: KeyType, signature: Uint8Array, hashing: Hashing): string {
  const { name, publicKey } = verifierKey(signer.name, type, signer.publicKey, hashing)
  return `\u2014 ${name} ${toBase64(concat(keyId(name, type, publicKey, hashing), signature))}\n`
}
