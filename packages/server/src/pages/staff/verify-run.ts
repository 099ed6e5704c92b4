import { formatVkey, keyTypes, type LogReport, verifierKey, verifyLog } from '@candor/ledger'
import type { Fault, Instant, Result } from '@candor/terms'
import type { StaffHouse } from './deps.ts'

/** Up to this many entries the answer waits for the check; a larger log is checked while people go on. */
const quick = 20_000

export type Run = {
  readonly startedAt: Instant
  readonly done: number
  readonly total: number
  /** Absent while the check runs. */
  readonly ended?: { readonly at: Instant; readonly result: Result<LogReport, Fault> }
}

export type Verifying = {
  /** The newest check of this process, running or ended. */
  newest(): Run | undefined
  /** Begins a check unless one runs. Waits for its end when the log is small. */
  begin(size: number): Promise<void>
}

/** One check of the whole log at a time, as anybody outside would do it: from the published files and the public key alone. */
export function openVerifying(house: StaffHouse): Verifying {
  let run: Run | undefined
  const check = async (): Promise<void> => {
    const onProgress = (done: number, total: number) => {
      run = { startedAt: run?.startedAt ?? house.clock.now(), done, total }
    }
    const { hashing, signatures } = house.keys
    const ports = { ...hashing, ...signatures }
    const result = await verifyLog(path => house.tiles.read(path), { ports, vkey: vkeyOf(house), onProgress })
    run = {
      startedAt: run?.startedAt ?? house.clock.now(),
      done: run?.done ?? 0,
      total: run?.total ?? 0,
      ended: { at: house.clock.now(), result },
    }
  }
  return {
    newest: () => run,
    async begin(size) {
      if (run && !run.ended) return
      run = { startedAt: house.clock.now(), done: 0, total: size }
      const checking = check().catch((error: Error) => {
        const fault = { path: 'files', says: `could not be read: ${error.message}` }
        run = {
          startedAt: house.clock.now(),
          done: 0,
          total: size,
          ended: { at: house.clock.now(), result: { ok: false, error: fault } },
        }
      })
      if (size <= quick) await checking
    },
  }
}

/** The log's verifier key as others write it down. */
export const vkeyOf = ({ logKey, keys }: StaffHouse): string =>
  formatVkey(verifierKey(logKey.name, keyTypes.ed25519, logKey.publicKey, keys.hashing))
