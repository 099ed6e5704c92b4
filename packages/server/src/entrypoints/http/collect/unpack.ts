import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { err, ok, type Result } from '@candor/terms'

/**
 * The bytes of a body without their compression, at most `limit`. Clients mislabel what they send, so the bytes themselves
 * say whether they are gzip or zlib; only Brotli, which has no mark, must be named in `Content-Encoding`. What unpacks to more
 * than `limit` is given up there: a bomb costs no more than an honest body.
 */
export function unpack(
  bytes: Uint8Array,
  encoding: string | undefined,
  limit: number,
): Result<Uint8Array, 'malformed' | 'too-large'> {
  const open = openerOf(bytes, encoding)
  if (!open) return bytes.length > limit ? err('too-large') : ok(bytes)
  try {
    return ok(open(bytes, { maxOutputLength: limit }))
  } catch (error) {
    return err((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'malformed')
  }
}

type Opener = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array

function openerOf([first, second]: Uint8Array, encoding: string | undefined): Opener | undefined {
  if (first === 0x1f && second === 0x8b) return gunzipSync
  // No JSON begins with this letter.
  if (first === 0x78) return inflateSync
  return encoding?.trim().toLowerCase() === 'br' && first !== 0x7b && first !== 0x5b ? brotliDecompressSync : undefined
}
