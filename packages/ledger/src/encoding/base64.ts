import { type Fault, ok, type Result } from '@candor/terms'
import { refuse } from '../refuse.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const digits = new Uint8Array(128).fill(255)
for (const [value, letter] of [...alphabet].entries()) digits[letter.charCodeAt(0)] = value

/** Standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63)
    text += at + 1 < bytes.length ? alphabet.charAt((group >> 6) & 63) : '='
    text += at + 2 < bytes.length ? alphabet.charAt(group & 63) : '='
  }
  return text
}

/**
 * Reads what `toBase64` writes and nothing else: missing padding, line breaks, other alphabets and set bits behind the
 * last byte are refused, naming `path`, so that one value has one spelling.
 */
export function fromBase64(text: string, path = 'base64'): Result<Uint8Array, Fault> {
  if (text.length % 4 !== 0) return refuse(path, 'must be padded base64')
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let bits = 0
  for (let at = 0; at < text.length - padding; at++) {
    const value = digits[text.charCodeAt(at)] ?? 255
    if (value === 255) return refuse(path, 'must be base64 in the standard alphabet')
    // 24 bits are enough memory: at most 6 new bits join at most 7 that still wait.
    bits = ((bits << 6) | value) & 0xffffff
    const written = Math.floor((at * 6) / 8)
    const left = (at + 1) * 6 - written * 8
    if (left >= 8) bytes[written] = bits >> (left - 8)
  }
  return (bits & ((1 << (padding * 2)) - 1)) === 0 ? ok(bytes) : refuse(path, 'must be canonical base64')
}
