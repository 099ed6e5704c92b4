import type { Ports } from '@candor/ledger/verify'

type Subtle = typeof globalThis.crypto.subtle

/** A value that only the browser can work out, and not at once. */
class Needed {
  readonly key: string
  readonly work: () => Promise<Uint8Array | boolean>
  constructor(key: string, work: () => Promise<Uint8Array | boolean>) {
    this.key = key
    this.work = work
  }
}

/** More operations than a proof within the limits of its format can ask for. */
const most = 20_000

/**
 * Runs a pure check with the cryptography of the browser (Web Cryptography API). That one answers later, and the check wants
 * its answers at once: so the check is run again from the start whenever one more answer is there. It must do the same each
 * time, which pure code does. Rejects where the browser has no Ed25519.
 */
export async function withWebCrypto<T>(run: (ports: Ports) => T, subtle: Subtle): Promise<T> {
  const known = new Map<string, Uint8Array | boolean>()
  const ports = portsOver(subtle, known)
  for (let turn = 0; turn < most; turn++) {
    try {
      return run(ports)
    } catch (error) {
      if (!(error instanceof Needed)) throw error
      known.set(error.key, await error.work())
    }
  }
  throw new RangeError('a proof asks for more than any proof needs')
}

type Bytes = Uint8Array<ArrayBuffer>
const own = (bytes: Uint8Array): Bytes => new Uint8Array(bytes)

function portsOver(subtle: Subtle, known: ReadonlyMap<string, Uint8Array | boolean>): Ports {
  const ask = (key: string, work: () => Promise<Uint8Array | boolean>): Uint8Array | boolean => {
    const value = known.get(key)
    if (value === undefined) throw new Needed(key, work)
    return value
  }
  return {
    sha256: bytes =>
      ask(`sha256 ${bytes}`, async () => new Uint8Array(await subtle.digest('SHA-256', own(bytes)))) as Uint8Array,
    hmacSha256: (key, bytes) => ask(`hmac ${key} ${bytes}`, () => hmac(subtle, own(key), own(bytes))) as Uint8Array,
    verifyEd25519: (key, message, signature) =>
      ask(`ed25519 ${key} ${message} ${signature}`, () =>
        verify(subtle, own(key), own(message), own(signature)),
      ) as boolean,
  }
}

async function hmac(subtle: Subtle, key: Bytes, bytes: Bytes): Promise<Uint8Array> {
  const made = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await subtle.sign('HMAC', made, bytes))
}

async function verify(subtle: Subtle, key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) return false
  try {
    const made = await subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
    return await subtle.verify('Ed25519', made, signature, message)
  } catch (error) {
    // A key that is no point of the curve is not valid; a browser that does not know the curve cannot say.
    if ((error as Error).name === 'NotSupportedError') throw error
    return false
  }
}
