import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { noon, openTestHouse, type TestHouse } from '../../../../../../../test/house.ts'
import { fixedClock } from '../../../../adapters/clock/index.ts'
import { realIds } from '../../../../adapters/ids/index.ts'
import { type KeptPolicy, rememberPolicy } from '../../../../brand/policy/index.ts'
import { centerPages } from '../../index.ts'

const day = 86_400_000

/** One house that is started again and again, a day after the other, each time with the policy it is given. */
export type Sandbox = {
  readonly data: string
  /** Starts it again; `before`: policies that had judged here already. */
  runs(policy: string, before?: readonly KeptPolicy[]): Promise<Hono>
  house(): TestHouse
  digest(): string
  close(): Promise<void>
}

export function openSandbox(): Sandbox {
  const data = mkdtempSync(join(tmpdir(), 'candor-privacy-'))
  let house: TestHouse | undefined
  let starts = 0
  const close = async () => {
    await house?.leave()
    house = undefined
  }
  const running = (): TestHouse => {
    if (!house) throw new Error('the house is not open')
    return house
  }
  return {
    data,
    close,
    house: running,
    digest: () => running().judge.digest,
    async runs(policy, before = []) {
      await close()
      const clock = fixedClock(noon + starts * day)
      starts += 1
      house = await openTestHouse({ data, policy, clock, ids: realIds(clock) })
      for (const kept of before) await rememberPolicy(house.store, kept)
      return centerPages(house)
    },
  }
}
