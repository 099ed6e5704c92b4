import { hour, type Instant, minute } from '@candor/terms'

type Limit = {
  readonly by: 'account at address' | 'address' | 'account'
  readonly max: number
  readonly window: number
}

/**
 * How often a wrong password may be tried. The first holds off guessing, the second many accounts from one place, the third
 * one account from many places; it is wide, because whoever can trip it can keep the account's owner out.
 */
export const limits: readonly Limit[] = [
  { by: 'account at address', max: 5, window: 15 * minute },
  { by: 'address', max: 30, window: 15 * minute },
  { by: 'account', max: 50, window: hour },
]

export type Throttle = {
  /** Counts an attempt. Answers 0 when it may go on, else the milliseconds to wait. */
  take(account: string, address: string, now: Instant): number
  /** The attempt was right: forgets what this account tried from this address. */
  forgive(account: string, address: string): void
}

const mostKeys = 20_000

/** Kept in memory of this process: a restart forgives, and each of several processes counts for itself. */
export function openThrottle(): Throttle {
  const attempts = new Map<string, Instant[]>()
  const keyOf = ({ by }: Limit, account: string, address: string) =>
    JSON.stringify([by, by === 'address' ? '' : account, by === 'account' ? '' : address])
  return {
    take(account, address, now) {
      const counts = limits.map(limit => recent(attempts, keyOf(limit, account, address), now - limit.window))
      const waits = limits.map(({ max, window }, at) => waitFor(counts[at] ?? [], max, window, now))
      const wait = Math.max(...waits)
      if (wait === 0)
        for (const [at, limit] of limits.entries())
          keep(attempts, keyOf(limit, account, address), [...(counts[at] ?? []), now])
      return wait
    },
    forgive(account, address) {
      for (const limit of limits) {
        const key = keyOf(limit, account, address)
        if (limit.by === 'account at address') attempts.delete(key)
        else keep(attempts, key, (attempts.get(key) ?? []).slice(0, -1))
      }
    },
  }
}

const recent = (attempts: Map<string, Instant[]>, key: string, since: Instant) =>
  (attempts.get(key) ?? []).filter(at => at > since)

function waitFor(times: readonly Instant[], max: number, window: number, now: Instant): number {
  const oldest = times.at(-max)
  return oldest === undefined ? 0 : oldest + window - now
}

/** The least recently used keys go first when there are too many. */
function keep(attempts: Map<string, Instant[]>, key: string, times: Instant[]): void {
  attempts.delete(key)
  attempts.set(key, times)
  for (const oldest of attempts.keys()) {
    if (attempts.size <= mostKeys) return
    attempts.delete(oldest)
  }
}
