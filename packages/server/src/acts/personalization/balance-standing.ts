import type { Instant } from '@candor/terms'
import { readAlgorithm } from '../../brand/algorithms/index.ts'
import type { BalanceSettings } from '../../brand/policy/index.ts'
import type { House } from '../../decisions/index.ts'
import { accountIn, groupNames } from './balance.ts'

/** What each group got so far beside what it is to get. `shown` is null before anything was counted. */
export type BalanceStanding = {
  readonly by: BalanceSettings['by']
  /** When counting began; null before. */
  readonly since: Instant | null
  readonly groups: readonly { readonly group: string; readonly target: number; readonly shown: number | null }[]
}

/** How far shares have come; undefined where the policy gives nobody a share. */
export async function balanceStanding({ store, judge }: House): Promise<BalanceStanding | undefined> {
  const settings = judge.policy.recommendations?.balance
  if (!settings) return undefined
  const account = accountIn((await readAlgorithm(store, 'recommendations')).watch, settings)
  const exposure = account?.balance.exposure ?? []
  const all = exposure.reduce((sum, one) => sum + one, 0)
  return {
    by: settings.by,
    since: account?.since ?? null,
    groups: groupNames(settings).map((group, at) => ({
      group,
      target: settings.targets[group]!,
      shown: all > 0 ? (exposure[at] ?? 0) / all : null,
    })),
  }
}
