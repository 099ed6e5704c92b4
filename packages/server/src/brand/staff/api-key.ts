import { crc32 } from 'node:zlib'

/**
 * An API key as text: `cnd_live_<8 id>_<secret>_<crc>`. The prefix lets scanners of leaked secrets find it, the check sum lets
 * us refuse a mistyped key without a look-up, and the id names it in logs.
 */
export type ApiKeyText = { readonly id: string; readonly secret: string }

const shape = /^cnd_live_([a-z2-7]{8})_([A-Za-z0-9_-]{43})_([0-9a-f]{8})$/

export function writeApiKey({ id, secret }: ApiKeyText): string {
  const body = `cnd_live_${id}_${secret}`
  return `${body}_${checkSum(body)}`
}

/** The parts of a key, or nothing when it is not one. */
export function parseApiKey(text: string): ApiKeyText | undefined {
  const [, id, secret, sum] = shape.exec(text) ?? []
  if (id === undefined || secret === undefined) return undefined
  return sum === checkSum(`cnd_live_${id}_${secret}`) ? { id, secret } : undefined
}

const checkSum = (body: string): string => crc32(body).toString(16).padStart(8, '0')

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Eight letters of 40 random bits (RFC 4648 base32, lower case). */
export function keyId(bytes: Uint8Array): string {
  const bits = bytes.slice(0, 5).reduce((sum, byte) => sum * 256 + byte, 0)
  return Array.from({ length: 8 }, (_, at) => alphabet[Math.floor(bits / 32 ** (7 - at)) % 32]).join('')
}
