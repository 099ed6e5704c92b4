import { type Fault, ok, type Result } from '@candor/terms'
import { refuse } from '../refuse.ts'

/** Lower-case hexadecimal. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** Reads an even number of lower-case hexadecimal digits; refuses anything else, naming `path`. */
export function fromHex(text: string, path = 'hex'): Result<Uint8Array, Fault> {
  if (!/^([0-9a-f]{2})*$/.test(text)) return refuse(path, 'must be lower-case hexadecimal, two digits a byte')
  return ok(
    Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16)),
  )
}
