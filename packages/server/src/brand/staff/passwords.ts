import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt)

/** Cost of scrypt (RFC 7914): `n` blocks of `128 r` bytes, `p` times. */
export type Cost = { readonly n: number; readonly r: number; readonly p: number }

/** 64 MiB and about a quarter of a second a guess, as OWASP's password storage sheet asks (N 2^16, r 8, p 2). */
export const usualCost: Cost = { n: 2 ** 16, r: 8, p: 2 }

export type Passwords = {
  /** `scrypt$n$r$p$salt$key`, base64url. */
  hash(password: string): Promise<string>
  /** True when the password is the one. Takes as long when there is no hash, so that time does not tell who has an account. */
  verify(password: string, stored: string | null): Promise<boolean>
}

/** At most two hashes at a time, the others wait: each takes tens of MiB, and a flood of guesses must not take them all. */
export function passwords(salt: () => Uint8Array, cost: Cost = usualCost): Passwords {
  const inTurn = turns(2)
  const hash = async (password: string) => {
    const fresh = salt()
    const key = await inTurn(() => scryptKey(password, fresh, cost))
    return ['scrypt', cost.n, cost.r, cost.p, base64(fresh), base64(key)].join('$')
  }
  return {
    hash,
    async verify(password, stored) {
      if (stored === null) {
        await hash(password)
        return false
      }
      const { salt: kept, key, cost: keptCost } = parseHash(stored)
      return timingSafeEqual(await inTurn(() => scryptKey(password, kept, keptCost)), key)
    },
  }
}

const scryptKey = (password: string, salt: Uint8Array, { n, r, p }: Cost) =>
  derive(password, salt, 32, { N: n, r, p, maxmem: 256 * n * r })

function parseHash(stored: string) {
  const [kind, n, r, p, salt = '', key = ''] = stored.split('$')
  if (kind !== 'scrypt') throw new Error('A stored password has an unknown form')
  const cost = { n: Number(n), r: Number(r), p: Number(p) }
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** Runs at most `width` of the given works at a time, in the order they came. */
function turns(width: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= width) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
