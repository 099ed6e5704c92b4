import { type Fault, ok, type Result } from '@candor/terms'
import { readUint64 } from '../encoding/octets.ts'
import { utf8 } from '../encoding/text.ts'
import { refuse } from '../refuse.ts'

/** What a witness wrote: when (seconds since 1970), and its Ed25519 signature. */
export type Cosignature = { readonly time: number; readonly signature: Uint8Array }

/** What a witness signs: `cosignature/v1`, the time, and the whole checkpoint body (c2sp.org/tlog-cosignature). */
export const cosignedMessage = (body: string, time: number): Uint8Array => utf8(`cosignature/v1\ntime ${time}\n${body}`)

/**
 * Takes the bytes of a signature line (without the key id) apart: eight bytes of time, 64 of signature. A time above
 * 2^53-1 is refused; the format stops at 2^63-1, and no witness will live to see either.
 */
export function parseCosignature(bytes: Uint8Array, path = 'cosignature'): Result<Cosignature, Fault> {
  if (bytes.length !== 72) return refuse(path, 'must be 8 bytes of time and 64 of Ed25519 signature')
  const time = readUint64(bytes)
  return time === undefined ? refuse(path, 'has a time above 2^53-1') : ok({ time, signature: bytes.slice(8) })
}
