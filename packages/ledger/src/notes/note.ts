import { type Fault, ok, type Result } from '@candor/terms'
import { fromBase64 } from '../encoding/base64.ts'
import { toHex } from '../encoding/hex.ts'
import { readText, utf8 } from '../encoding/text.ts'
import { refuse } from '../refuse.ts'
import { isKeyName } from './key.ts'

/** One signature line; `id` in eight hexadecimal digits, `signature` without the id. */
export type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Uint8Array }

/** A note taken apart and not yet believed: `text` with its final newline, and the signature lines. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

// The format asks for room for at least 16 signatures and for some upper limit.
const mostSignatures = 100
const mostBytes = 1_000_000

/**
 * Takes a signed note apart (c2sp.org/signed-note) without checking a signature. Refuses invalid UTF-8, control
 * characters other than newline, more than 100 signatures or a million bytes, and any line that is no signature.
 */
export function parseNote(note: string | Uint8Array, path = 'note'): Result<Note, Fault> {
  if (note.length > mostBytes) return refuse(path, `is longer than ${mostBytes} bytes`)
  const read = readText(note, path)
  if (!read.ok) return read
  if (hasControlCharacters(read.value)) return refuse(path, 'holds control characters')
  const blank = read.value.lastIndexOf('\n\n')
  if (blank < 0) return refuse(path, 'has no empty line before its signatures')
  const signatures = parseLines(read.value.slice(blank + 2), path)
  return signatures.ok ? ok({ text: read.value.slice(0, blank + 1), signatures: signatures.value }) : signatures
}

/** Can this text be signed: at least one line, each ended by a newline, valid UTF-8, no control characters? */
export function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !hasControlCharacters(text) && utf8(text).length < mostBytes
}

function parseLines(text: string, path: string): Result<NoteSignature[], Fault> {
  if (!text.endsWith('\n')) return refuse(path, 'has no signatures, or its last one does not end in a newline')
  const lines = text.slice(0, -1).split('\n')
  if (lines.length > mostSignatures) return refuse(path, `has more than ${mostSignatures} signatures`)
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseSignatureLine(line)
    if (signature === undefined) return refuse(path, 'has a malformed signature line')
    signatures.push(signature)
  }
  return ok(signatures)
}

/** The signature in a line `— name base64` (without its newline), or `undefined` when it is not one. */
export function parseSignatureLine(line: string): NoteSignature | undefined {
  const [dash, name = '', encoded = '', ...more] = line.split(' ')
  if (dash !== '\u2014' || !isKeyName(name) || more.length > 0) return undefined
  const bytes = fromBase64(encoded)
  if (!bytes.ok || bytes.value.length < 5) return undefined
  return { name, id: toHex(bytes.value.subarray(0, 4)), signature: bytes.value.slice(4) }
}

const hasControlCharacters = (text: string): boolean => /[\u0000-\u0009\u000b-\u001f]/.test(text)
