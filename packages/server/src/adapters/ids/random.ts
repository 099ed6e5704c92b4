import { randomFillSync } from 'node:crypto'

const poolSize = 8_192
const pool = new Uint8Array(poolSize)
let used = poolSize

/**
 * Unpredictable bytes from the operating system, drawn for many askers at once: a system call a piece costs more than the
 * bytes. What was handed out is overwritten in the pool, so that no secret is held twice.
 */
export function freshBytes(length: number): Uint8Array<ArrayBuffer> {
  if (length > poolSize / 8) return randomFillSync(new Uint8Array(length))
  if (used + length > poolSize) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.slice(used, used + length)
  pool.fill(0, used, used + length)
  used += length
  return bytes
}
